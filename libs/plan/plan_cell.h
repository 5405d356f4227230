// SPDX-License-Identifier: Apache-2.0
// What the cells of a plan's workbook say, as fields of the contract. For plan_sheet_reader alone.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "libs/plan/plan_sheets.h"

namespace tepat::plan {

// What a cell holds, without spaces around it.
struct CellText {
  std::string text;     // not empty
  bool number = false;  // a plain decimal, exactly as a cell of numbers holds it
  bool grades = false;  // targets and values are grades: compared letter by letter
};

// Puts a cell into the field of its column. Returns what is wrong with it, in Indonesian; empty
// when it was taken. A target that is no number is taken as it stands: whoever judges the plan
// knows the grades. Any thread.
std::string FillField(google::protobuf::Message& message, const Column& column,
                      const CellText& cell);

// The text without blanks and line ends around it.
std::string Trimmed(const std::string& text);

// In small letters: headings and words are taken however they are written, and have no letters but
// ASCII's.
std::string Lower(std::string text);

// What somebody typed, in quotes and short enough to be told.
std::string Quoted(const std::string& text);

}  // namespace tepat::plan
