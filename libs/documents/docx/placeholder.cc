// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/placeholder.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace tepat::docx {
namespace {

constexpr std::string_view kBegin = "{{";
constexpr std::string_view kEnd = "}}";
constexpr std::string_view kFirmSpace = "\xC2\xA0";  // what word processors put in for a space

void Trim(std::string_view& text) {
  for (bool changed = true; changed;) {
    changed = true;
    if (text.starts_with(kFirmSpace)) {
      text.remove_prefix(kFirmSpace.size());
    } else if (text.ends_with(kFirmSpace)) {
      text.remove_suffix(kFirmSpace.size());
    } else if (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
      text.remove_prefix(1);
    } else if (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
      text.remove_suffix(1);
    } else {
      changed = false;
    }
  }
}

// What stands between the braces, from its sign on.
Mark MarkOf(std::string_view inner, std::size_t begin, std::size_t end) {
  Trim(inner);
  Mark mark{MarkKind::kValue, "", begin, end};
  if (!inner.empty()) {
    if (inner.front() == '#') mark.kind = MarkKind::kOpen;
    if (inner.front() == '^') mark.kind = MarkKind::kOpenNot;
    if (inner.front() == '/') mark.kind = MarkKind::kClose;
    if (mark.kind != MarkKind::kValue) inner.remove_prefix(1);
    Trim(inner);
  }
  mark.name = std::string(inner);
  std::transform(mark.name.begin(), mark.name.end(), mark.name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return mark;
}

}  // namespace

std::vector<Mark> MarksIn(std::string_view text) {
  std::vector<Mark> marks;
  std::size_t at = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  while (at < text.size()) {
    // Looked for once each: a text of braces alone must not be walked through for every one.
    if (at == 0 || begin < at) begin = text.find(kBegin, at);
    if (at == 0 || end < at) end = text.find(kEnd, at);
    if (begin == std::string_view::npos && end == std::string_view::npos) break;
    if (end < begin) {
      marks.push_back({MarkKind::kBroken, "", end, end + kEnd.size()});
      at = end + kEnd.size();
      continue;
    }
    const std::size_t inside = begin + kBegin.size();
    const std::size_t again = text.find(kBegin, inside);
    if (end == std::string_view::npos || again < end) {
      marks.push_back({MarkKind::kBroken, "", begin, inside});
      at = inside;
      continue;
    }
    marks.push_back(MarkOf(text.substr(inside, end - inside), begin, end + kEnd.size()));
    at = end + kEnd.size();
  }
  return marks;
}

bool IsBlank(std::string_view text) {
  Trim(text);
  return text.empty();
}

}  // namespace tepat::docx
