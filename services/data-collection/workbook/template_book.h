// SPDX-License-Identifier: Apache-2.0
// The workbook in which units type their values, empty or filled; and the same with what is wrong
// in it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/xlsx/write_xlsx.h"
#include "services/data-collection/workbook/found.h"

namespace tepat::data_collection::book {

// What stands in a typed cell.
struct Typed {
  xlsx::Content content;
  std::string comment = {};  // what to do; the cell is yellow then
};

// One unit: its sheet, which outlives this, and what its typed cells hold.
struct TemplatePart {
  const v1::GetUnitSheetResponse* sheet = nullptr;
  std::map<Key, Typed> typed = {};
};

// One line of the list of findings.
struct Listed {
  Where where;
  std::string found;
  std::string advice;
};

// What the unit has sent last, as its typed cells.
std::map<Key, Typed> SentIn(const v1::GetUnitSheetResponse& sheet);

// A plain decimal as a cell: a number, or text where a workbook would not keep all its digits.
xlsx::Content NumberCell(const std::string& plain);

// The file: a sheet for each part, 1 to 100 of one case, a sheet with the list when there is one,
// and the hidden sheet. Equal data make equal bytes. Any thread. Fails as WriteXlsx.
Result<std::string> WriteTemplate(const std::vector<TemplatePart>& parts,
                                  const std::vector<Listed>& listed = {});

}  // namespace tepat::data_collection::book
