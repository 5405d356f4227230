// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/source_cell.h"

#include <algorithm>
#include <set>
#include <utility>

#include "libs/base/findings.h"

namespace tepat::data_collection {
namespace {

// What a workbook allows: XFD is its last column, 1048576 its last row.
constexpr TextLength kSheetLength{0, 31};
constexpr std::size_t kColumnLetters = 3;
constexpr std::size_t kRowDigits = 7;

bool IsCell(const std::string& text) {
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto row = std::find_if_not(text.begin(), text.end(), letter);
  const auto letters = static_cast<std::size_t>(row - text.begin());
  const std::size_t digits = text.size() - letters;
  return letters >= 1 && letters <= kColumnLetters && digits >= 1 && digits <= kRowDigits &&
         *row != '0' && std::all_of(row, text.end(), digit);
}

bool IsAmong(const SourceCell& source, const std::vector<performance::ReportedValue>& values) {
  const auto* value = performance::FindValue(values, source.indicator);
  if (value == nullptr) return false;
  if (source.component.empty()) return !value->no_data_reason.empty();
  return std::any_of(
      value->numbers.begin(), value->numbers.end(),
      [&](const performance::Number& one) { return one.component == source.component; });
}

}  // namespace

Status CheckSources(const std::vector<SourceCell>& sources, Origin origin,
                    const std::vector<performance::ReportedValue>& values) {
  Findings findings;
  findings.RequireCount(sources.size(), "sources", 0, kSourcesMax);
  findings.Require(sources.empty() || origin == Origin::kWorkbook, "sources",
                   "only of values out of a workbook");
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < std::min(sources.size(), kSourcesMax); ++i) {
    const SourceCell& source = sources[i];
    const std::string field = "sources[" + std::to_string(i) + "]";
    findings.RequireText(source.sheet, field + ".sheet", kSheetLength);
    findings.Require(IsCell(source.cell), field + ".cell", "a cell like G7");
    findings.Require(IsAmong(source, values), field, "of a value that is sent");
    findings.Require(seen.emplace(source.indicator, source.component).second, field, "each once");
  }
  return findings.Outcome("data_collection.invalid_request");
}

const SourceCell* FindSource(const std::vector<SourceCell>& sources, const std::string& indicator,
                             const std::string& component) {
  const auto found = std::find_if(sources.begin(), sources.end(), [&](const SourceCell& one) {
    return one.indicator == indicator && one.component == component;
  });
  return found == sources.end() ? nullptr : &*found;
}

}  // namespace tepat::data_collection
