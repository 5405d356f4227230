// SPDX-License-Identifier: Apache-2.0
// The shape of a unit's template: which rows and columns it has, and by what a filled one is known
// again. Writer and reader both stand on it, so that they cannot differ.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "services/data-collection/workbook/column.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::data_collection::book {

// One row: a component of an indicator, or the indicator itself. Refers to the sheet.
struct Line {
  const v1::SheetRow* row = nullptr;
  std::string key;              // of the component; `nilai` where the value is typed directly
  std::string name;             // of the component; empty where the value is typed directly
  std::string unit_of_measure;  // of the component, or of the indicator
  bool first = false;  // of its indicator: the only one that takes reason, cause, follow-up
};

// The lines of a sheet, in the plan's order. `sheet` outlives them. Any thread, as everything here.
std::vector<Line> LinesOf(const v1::GetUnitSheetResponse& sheet);

bool IsGrade(const v1::SheetRow& row);

// What the unit reported of a line in the period before: a plain decimal or a grade; empty for
// nothing.
std::string FormerOf(const Line& line);

// What a sending says of a line: a plain decimal or a grade; empty for nothing.
std::string ValueOf(const v1::IndicatorValue& value, const std::string& key);

// 64 hexadecimal digits over case, unit, plan version, lines and headings: equal shapes alone have
// equal ones.
std::string HashOf(const v1::GetUnitSheetResponse& sheet);

// A name that a sheet may have, and that none in `taken`, in small letters, has; adds it there.
std::string SheetNameOf(const std::string& unit, std::set<std::string>& taken);

// A plain decimal as people write it, `1234,5`; anything else as it is.
std::string WithComma(std::string plain);

}  // namespace tepat::data_collection::book
