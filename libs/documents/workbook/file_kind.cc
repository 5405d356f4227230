// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/file_kind.h"

#include <algorithm>
#include <array>
#include <utility>

#include "libs/documents/workbook/failure.h"

namespace tepat::workbook {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// How an archive begins: with a part, with its directory when it is empty, or as the first piece of
// several. The letters alone are how a CSV about a Perjanjian Kinerja may begin.
constexpr std::array<std::string_view, 3> kZips = {"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"};
// The container of old binary documents, and of new ones that are locked with a password.
constexpr std::string_view kOle("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
// A name in its directory, as UTF-16.
constexpr std::string_view kEncryptedPackage("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                                             32);
// Old workbooks of the time before those containers.
constexpr std::array<std::string_view, 3> kBareXls = {std::string_view("\x09\x08\x08\x00", 4),
                                                      std::string_view("\x09\x04\x06\x00", 4),
                                                      std::string_view("\x09\x02\x06\x00", 4)};
constexpr std::array<Pair, 7> kBeginnings = {{{"%PDF", "pdf"},
                                              {"{\\rtf", "rtf"},
                                              {"\x89PNG", "image"},
                                              {"\xFF\xD8\xFF", "image"},
                                              {"GIF8", "image"},
                                              {"<!DOCTYPE html", "html"},
                                              {"<html", "html"}}};
// By the element in which the main document lies.
constexpr std::array<Pair, 2> kRoots = {{{"document", "docx"}, {"presentation", "pptx"}}};
// By a part that others do not have.
constexpr std::array<Pair, 4> kParts = {{{"xl/workbook.bin", "xlsb"},
                                         {"word/document.xml", "docx"},
                                         {"ppt/presentation.xml", "pptx"},
                                         {"META-INF/manifest.xml", "odf"}}};

// Text has no control characters but those of lines; judging the beginning is enough to name it.
bool LooksLikeText(std::string_view file) {
  constexpr std::size_t kJudged = 1'000;
  return std::all_of(
      file.begin(), file.begin() + static_cast<long>(std::min(kJudged, file.size())), [](char c) {
        return static_cast<unsigned char>(c) >= ' ' || c == '\t' || c == '\n' || c == '\r';
      });
}

bool BeginsWithAny(std::string_view file, const std::array<std::string_view, 3>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return file.starts_with(beginning); });
}

std::string_view KindOf(std::string_view file) {
  for (const auto& [beginning, kind] : kBeginnings) {
    if (file.starts_with(beginning)) return kind;
  }
  return LooksLikeText(file) ? "text" : "other";
}

}  // namespace

Status CheckFirstBytes(std::span<const std::byte> bytes) {
  const std::string_view file(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (file.empty()) return Fail(Code::kInvalid, "workbook.empty_file", "no bytes");
  if (BeginsWithAny(file, kZips)) return Ok();
  if (file.starts_with(kOle) && file.find(kEncryptedPackage) != std::string_view::npos) {
    return Fail(Code::kInvalid, "workbook.encrypted", "it opens with a password");
  }
  if (file.starts_with(kOle) || BeginsWithAny(file, kBareXls)) {
    return Fail(Code::kInvalid, "workbook.old_xls", "the binary format before 2007");
  }
  const std::string kind(KindOf(file));
  return Fail(Code::kInvalid, "workbook.not_xlsx", "no XLSX but " + kind, {{"kind", kind}});
}

Error NotAWorkbook(const Package& package, std::string_view root) {
  std::string kind = "zip";
  for (const auto& [part, name] : kParts) {
    if (package.Has(std::string(part))) kind = name;
  }
  for (const auto& [element, name] : kRoots) {
    if (root == element) kind = name;
  }
  return {Code::kInvalid, "workbook.not_a_workbook", "an archive, but " + kind, {{"kind", kind}}};
}

}  // namespace tepat::workbook
