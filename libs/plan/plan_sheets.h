// SPDX-License-Identifier: Apache-2.0
// A plan as a workbook: which sheets it has, which columns, and what a field of the contract looks
// like in a cell. What writes a plan and what reads one go by this one table.
//
// Every sheet is a table: headings in row 1, then a row for each thing. Decimals are text with a
// decimal comma, as people write them, so that no program rounds them.
#pragma once

#include <string>
#include <vector>

#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// What the cells of a column hold.
enum class CellForm {
  kText,
  kDecimal,    // a number
  kCap,        // a number, or `-` for none
  kTarget,     // a number, a range `80..90`, or a grade
  kWhole,      // a whole number
  kYear,       // a whole number, empty for 0
  kTerm,       // the word of a term
  kTerms,      // several, with `;` between
  kKeys,       // ids or texts, with `;` between
  kYesNo,      // `ya` or `tidak`
  kIndicator,  // the id of the indicator that the row belongs to; no field of its own
};

// One column. `field` is the name in the contract; `index` which one of a list, -1 for all of it.
struct Column {
  const char* heading;
  const char* field;
  CellForm form = CellForm::kText;
  int index = -1;
};

// One sheet. `list` is the list of the plan, or of the indicator, that its rows make; empty for the
// agreement, which has one row.
struct SheetLayout {
  const char* name;
  const char* list;
  bool of_indicator;  // rows name their indicator
  bool required;      // the others may be missing: a plan without budget is a plan
  std::vector<Column> columns;
};

// All of them, in the order in which they are written and must be read: those that others name
// first.
const std::vector<SheetLayout>& PlanLayout();

// Whether a column of the sheet of the agreement is about the plan itself: the year is.
bool IsOfPlan(const SheetLayout& sheet, const Column& column);

// A sheet as it is written: a heading for each column, and texts alone.
struct PlanSheet {
  std::string name;
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
};

// The plan as sheets; PlanBook (plan_workbook.h) reads them back as the same plan. Any thread.
std::vector<PlanSheet> SheetsOf(const v1::Plan& plan);

}  // namespace tepat::plan
