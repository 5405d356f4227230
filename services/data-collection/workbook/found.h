// SPDX-License-Identifier: Apache-2.0
// What was found in a filled template, before anything of it is taken for a value.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "libs/documents/workbook/workbook.h"
#include "services/data-collection/workbook/shape.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::data_collection::book {

// Where something was found.
struct Where {
  std::string unit = {};
  std::string sheet = {};
  std::string cell = {};  // `B7`, `B7:C8`; empty for the sheet as a whole
};

// A text without blanks and line ends around it, as it is compared and kept.
std::string Trimmed(const std::string& text);

using WorkbookFindings = std::vector<v1::WorkbookFinding>;

// Whether a unit cannot be sent because of that.
bool IsWrong(v1::WorkbookFindingKind kind);

// Adds one; what was found is shown in 200 characters, `detail` is what its words name. The 2,000th
// is one of the file as a whole, by which nothing of it can be sent; no further one is added.
void Add(WorkbookFindings& findings, v1::WorkbookFindingKind kind, const Where& where,
         const std::string& found = {}, const std::string& detail = {});

// A line of the template and a typed column of it.
using Key = std::pair<std::size_t, Column>;

// One unit's part of a file. Value type.
struct FoundUnit {
  std::string unit;
  std::string sheet;                         // empty for a CSV
  std::map<Column, int> columns = {};        // where the typed columns stand in the file
  std::map<std::size_t, int> rows = {};      // of the lines that were found
  std::map<Key, workbook::Cell> cells = {};  // typed ones that hold something
  bool plain = false;                        // numbers are plain decimals, written by a program

  // Where a cell stands; where the template has it when its line was not found.
  Where At(std::size_t line, Column column) const;
};

// A whole file. Value type.
struct Found {
  std::vector<FoundUnit> units;
  WorkbookFindings findings;
};

// The sheets of the units that a file is about, by unit.
using Sheets = std::map<std::string, v1::GetUnitSheetResponse>;

}  // namespace tepat::data_collection::book
