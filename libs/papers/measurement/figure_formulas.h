// SPDX-License-Identifier: Apache-2.0
// The formulas of measuring as a workbook computes them, from the places of cells. They say the
// same as libs/measure; what cannot be computed is a word in its cell. For libs/papers alone; pure.
//
// Formulas are written without the equals sign, in the English form that files hold.
#pragma once

#include <string>
#include <vector>

#include "libs/measure/method.h"

namespace tepat::papers {

// Places of the cells of one figure. A cell that holds nothing holds an empty text.
struct FigureCells {
  std::string numerator;
  std::string denominator;
  std::string value;  // a number, nothing, or `penyebut nol`
  std::string lower;  // end of the target; the target itself where it is no range
  std::string upper;
  std::string raw;     // achievement in percent, not rounded
  std::string capped;  // the same within its bounds
};

// A text of a formula: `"kosong"`.
std::string QuotedText(const std::string& text);
// `SUM(A1,B2)`.
std::string Call(const std::string& function, const std::vector<std::string>& arguments);

// The sum of these cells when all are filled; else nothing.
std::string SumIfFilled(const std::vector<std::string>& all,
                        const std::vector<std::string>& summed);
// factor × numerator / denominator.
std::string QuotientOf(int factor, const std::string& numerator, const std::string& denominator);

// The achievement of a figure, from its value and target.
std::string RawOf(const measure::Method& method, const FigureCells& figure, bool is_range);
// The same between 0 and the cap, from the cell of the raw one.
std::string CappedOf(const measure::Method& method, const FigureCells& figure);

// The office from its units, within a quarter; units stand in one column, from first to last.
struct OfficeFormulas {
  std::string numerator;  // empty: the cell holds nothing
  std::string denominator;
  std::string value;
};
OfficeFormulas ConsolidatedBy(const measure::Method& method, const std::vector<FigureCells>& units);
// An end of the office's target from those of its units; `ends` gives each unit's, empty for none.
std::string TargetOfUnits(const measure::Method& method, const std::vector<FigureCells>& units,
                          const std::vector<std::string>& ends);

// The year to date from its quarters, in order.
std::string YearValueOf(const measure::Method& method, const std::vector<FigureCells>& quarters);
// An end of its target.
std::string YearTargetOf(const measure::Method& method, const std::vector<FigureCells>& quarters,
                         bool is_upper);

}  // namespace tepat::papers
