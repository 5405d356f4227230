// SPDX-License-Identifier: Apache-2.0
// A plan's workbook to spoil, cell by cell.
#pragma once

#include <string>
#include <vector>

#include "libs/plan/plan_fixture.h"
#include "libs/plan/plan_sheets.h"
#include "libs/plan/plan_workbook.h"

namespace tepat::plan {

// The plan as a workbook that was read: every cell a text, as SheetsOf writes it.
inline workbook::Workbook BookOf(const v1::Plan& plan) {
  workbook::Workbook book;
  for (const PlanSheet& from : SheetsOf(plan)) {
    workbook::Sheet sheet{from.name};
    const auto add = [&](int row, const std::vector<std::string>& texts) {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;
        sheet.cells.push_back({{row, static_cast<int>(i) + 1}, workbook::Kind::kText, texts[i]});
      }
    };
    add(1, from.headings);
    for (std::size_t i = 0; i < from.rows.size(); ++i) add(static_cast<int>(i) + 2, from.rows[i]);
    book.sheets.push_back(std::move(sheet));
  }
  return book;
}

inline workbook::Workbook SmallBook() { return BookOf(Read(SmallPlan())); }

inline workbook::Sheet& SheetOf(workbook::Workbook& book, const std::string& name) {
  for (workbook::Sheet& sheet : book.sheets) {
    if (sheet.name == name) return sheet;
  }
  ADD_FAILURE() << "no sheet " << name;
  return book.sheets.front();
}

// Puts a cell in its place, instead of what stands there.
inline void Put(workbook::Workbook& book, const std::string& sheet, const std::string& place,
                workbook::Cell cell) {
  cell.place = *workbook::ReadPlace(place);
  auto& cells = SheetOf(book, sheet).cells;
  auto at = cells.begin();
  while (at != cells.end() && at->place < cell.place) ++at;
  if (at != cells.end() && at->place == cell.place) at = cells.erase(at);
  if (!cell.text.empty() || cell.kind != workbook::Kind::kText) cells.insert(at, cell);
}
inline void Type(workbook::Workbook& book, const std::string& sheet, const std::string& place,
                 const std::string& text) {
  Put(book, sheet, place, {{}, workbook::Kind::kText, text});
}

inline std::vector<std::string> Told(const std::vector<v1::PlanFinding>& findings) {
  std::vector<std::string> told;
  told.reserve(findings.size());
  for (const v1::PlanFinding& one : findings) {
    told.push_back(one.sheet() + "!" + one.cell() + " " + one.text());
  }
  return told;
}

// What is wrong in a workbook, as `Sheet!B7 text`.
inline std::vector<std::string> MistakesIn(const workbook::Workbook& book) {
  PlanBook read(book);
  read.Check(KnownUnits());
  return Told(read.Mistakes());
}

}  // namespace tepat::plan
