// SPDX-License-Identifier: Apache-2.0
// Where everything stands in a template.
#pragma once

namespace tepat::data_collection::book {

// Columns of a unit's sheet, from A.
enum class Column {
  kCode = 1,
  kIndicator,
  kComponent,
  kMeasureUnit,
  kTarget,
  kFormer,  // what the unit reported in the period before
  kValue,   // typed, as the three that follow
  kNoData,  // why there are no data
  kCause,
  kFollowUp,
  kId,   // hidden: id of the indicator
  kKey,  // hidden: key of the component
};
inline constexpr int kColumns = 12;
inline constexpr Column kTyped[] = {Column::kValue, Column::kNoData, Column::kCause,
                                    Column::kFollowUp};

// Rows of a unit's sheet: what it is about, its heading, then a row for each line.
inline constexpr int kTitleRow = 1;
inline constexpr int kHeadingRow = 4;
inline constexpr int kFirstRow = 5;

// The first row of the hidden columns says whose sheet it is, so that a sheet that was renamed or
// copied into another file is known too: unit and case; below them the hash of the shape.
inline constexpr int kUnitRow = 1;  // in kId; the case in kKey
inline constexpr int kHashRow = 2;  // in kId; the version of the plan in kKey

// The hidden sheet, and what its first cell says.
inline constexpr const char* kHiddenSheet = "_tepat";
inline constexpr const char* kMark = "tepat-nilai-1";
// Its rows from here on name the units for which the file was made.
inline constexpr int kFirstUnitRow = 8;

}  // namespace tepat::data_collection::book
