// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_workbook.h"

#include <algorithm>

#include "libs/plan/plan_sheet_reader.h"
#include "libs/plan/plan_sheets.h"
#include "libs/plan/plan_words.h"

namespace tepat::plan {
namespace {

// Whether a column of the layout holds that field; a list that is wrong as a whole is shown where
// it begins.
bool Holds(const Column& column, const PlaceStep& step) {
  return std::string(column.field) == step.field &&
         (column.index < 0 || column.index == std::max(step.index, 0));
}

// Where a list stands that has no row yet.
int SheetOfList(const std::string& list) {
  const auto& layout = PlanLayout();
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (list == layout[i].list) return static_cast<int>(i);
  }
  return -1;
}

// What the words of plan_check.h are called in a workbook: a field is its column, a list its
// sheet, a term its word.
std::map<std::string, std::string> BookWords() {
  std::map<std::string, std::string> words = {{"'quarters'", "'Triwulan I' sampai 'Triwulan IV'"},
                                              {"'agreement'", "lembar 'Perjanjian'"}};
  for (const SheetLayout& sheet : PlanLayout()) {
    for (const Column& column : sheet.columns) {
      words.emplace("'" + std::string(column.field) + "'", "'" + std::string(column.heading) + "'");
    }
    if (*sheet.list != '\0') {
      words["'" + std::string(sheet.list) + "'"] = "lembar '" + std::string(sheet.name) + "'";
    }
  }
  for (const auto* type :
       {v1::Direction_descriptor(), v1::Entry_descriptor(), v1::Counting_descriptor(),
        v1::Accumulation_descriptor(), v1::Consolidation_descriptor(),
        v1::ComponentRole_descriptor(), v1::EvidenceKind_descriptor()}) {
    for (int i = 1; i < type->value_count(); ++i) {
      words[type->value(i)->name()] = TermWord(*type->value(i));
    }
  }
  return words;
}

// Quotes belong to a word: 'name' is a field, name is a word.
bool IsOfWord(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '\'';
}

// Word by word: a term's name may be the beginning of another's.
std::string InBookWords(const std::string& text) {
  static const std::map<std::string, std::string> kWords = BookWords();
  std::string told;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsOfWord(text[end])) ++end;
    if (end == at) {
      told += text[at++];
      continue;
    }
    const std::string word = text.substr(at, end - at);
    const auto found = kWords.find(word);
    told += found == kWords.end() ? word : found->second;
    at = end;
  }
  return told;
}

}  // namespace

PlanBook::PlanBook(const workbook::Workbook& book) { PlanSheetReader(book, read_).Read(); }

void PlanBook::Add(const Place& place, const std::string& text) {
  const Spot spot = SpotOf(place);
  if (!read_.unread.contains(spot)) read_.mistakes.push_back({spot, InBookWords(text)});
}

void PlanBook::Note(const Place& place, const std::string& text) {
  read_.notes.push_back({SpotOf(place), InBookWords(text)});
}

// The cell of a field, or the nearest thing around it that stands in the workbook.
Spot PlanBook::SpotOf(const Place& place) const {
  Spot spot;
  std::string way;
  for (const PlaceStep& step : place) {
    way += std::string(step.field) + "/" + (step.index < 0 ? "" : std::to_string(step.index) + "/");
    // The agreement and the plan itself are the one row of the first sheet.
    if (const auto row = read_.rows.find(way); row != read_.rows.end()) {
      spot = row->second;
      continue;
    }
    if (spot.sheet < 0) spot = {way == "year/" ? 0 : SheetOfList(step.field), {}};
    if (spot.sheet < 0) return spot;
    if (spot.sheet == 0 && spot.place.row == 0) {
      const auto agreement = read_.rows.find("agreement/");
      if (agreement != read_.rows.end()) spot = agreement->second;
    }
    const auto& columns = PlanLayout()[static_cast<std::size_t>(spot.sheet)].columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto column = read_.columns.find({spot.sheet, static_cast<int>(i)});
      if (!Holds(columns[i], step) || column == read_.columns.end()) continue;
      if (spot.place.row > 0) spot.place.column = column->second;
      break;
    }
    break;
  }
  return spot;
}

std::vector<v1::PlanFinding> PlanBook::InOrder(std::vector<SpotFinding> found) const {
  std::stable_sort(found.begin(), found.end(),
                   [](const SpotFinding& a, const SpotFinding& b) { return a.spot < b.spot; });
  std::vector<v1::PlanFinding> told;
  for (const SpotFinding& one : found) {
    v1::PlanFinding finding;
    finding.set_text(one.text);
    if (one.spot.sheet >= 0) {
      finding.set_sheet(PlanLayout()[static_cast<std::size_t>(one.spot.sheet)].name);
    }
    workbook::Place place = one.spot.place;
    // What concerns a row is shown at its beginning.
    if (place.row > 0)
      finding.set_cell(workbook::PlaceName({place.row, std::max(place.column, 1)}));
    told.push_back(std::move(finding));
  }
  return told;
}

}  // namespace tepat::plan
