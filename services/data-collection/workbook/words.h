// SPDX-License-Identifier: Apache-2.0
// What stands in a template, and what is said of a filled one: the words of its sheets and comments
// are read beside the file, by whatever face it was handed in.
#pragma once

#include <string>

#include "services/data-collection/workbook/column.h"
#include "tepat/data_collection/v1/sheet.pb.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::data_collection::book {

// Heading of a column; of the hidden ones a mark.
std::string Heading(Column column);

// A unit's key for people: `Lurah jogotrunan`.
std::string UnitTitle(const std::string& unit);

// Headings that a CSV has besides.
std::string CaseHeading();
std::string VersionHeading();

// The lines above a unit's heading.
std::string Title(const v1::GetUnitSheetResponse& sheet);
std::string About(const v1::GetUnitSheetResponse& sheet);
std::string Hint();

// The sheet of a marked workbook that lists every finding.
std::string FindingsSheet();
std::string FindingsTitle();
std::string FindingsHeading(int column);  // 1 sheet, 2 cell, 3 found, 4 what to do

// Why a reason in the second row of an indicator is not read.
std::string FirstRowOnly();

// Why a CSV is not read: more of either than that.
std::string TooManyRows(std::size_t limit);
std::string TooManyColumns(std::size_t limit);

// What a locked cell should say, as a sentence names it: `kosong` for nothing.
std::string OrNothing(const std::string& text);

// What is wrong and what to do, without a full stop. `detail`: what the sentence names, as a
// heading, a version or the grades; empty where it names nothing.
std::string AdviceOn(v1::WorkbookFindingKind kind, const std::string& detail);

// The same for how a value is judged.
std::string AdviceOn(const v1::Finding& finding);

}  // namespace tepat::data_collection::book
