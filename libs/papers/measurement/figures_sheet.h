// SPDX-License-Identifier: Apache-2.0
// The sheets of a measurement workbook that hold what was typed and what is computed of it: `Isian`
// has every number of every unit, `Hitungan` a row for each unit, quarter and year. For libs/papers
// alone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "libs/papers/measured_case.h"
#include "libs/papers/measurement/figure_formulas.h"
#include "libs/papers/measurement/sheet_writer.h"

namespace tepat::papers {

// Where the office's figures of one indicator stand; places name their sheet.
struct IndicatorCells {
  FigureCells now;   // in the period of the case
  FigureCells year;  // in the year to date
};

// Writes them, indicator by indicator. The case outlives it. One thread.
class FiguresSheet {
 public:
  explicit FiguresSheet(const MeasuredCase& measured);

  // Figures whose inputs a workbook cannot keep, more than 15 digits, are written without formulas.
  IndicatorCells Add(const plan::Indicator& indicator);

  // The sheets, in order; afterwards it is empty.
  std::vector<xlsx::Sheet> Take();
  // Names of the indicators that have no formulas.
  const std::vector<std::string>& frozen() const { return frozen_; }

 private:
  // One figure, exactly.
  struct Figure {
    std::optional<measure::Fraction> numerator = {};
    std::optional<measure::Fraction> denominator = {};
    Outcome value = {};
    std::optional<measure::Target> target = {};
  };
  // How its cells are computed; an empty formula of a target leaves the target as it is.
  struct Formulas {
    std::string numerator = {};
    std::string denominator = {};
    std::string value = {};
    std::string lower = {};
    std::string upper = {};
  };

  static Figure FigureOf(const plan::Indicator& indicator,
                         const std::optional<measure::Measured>& measured,
                         std::optional<measure::Target> target);
  bool KeepsInputs(const plan::Indicator& indicator) const;
  void PutScale(const plan::Indicator& indicator);
  std::vector<std::string> PutInputs(const plan::Indicator& indicator, const std::string& unit,
                                     const performance::Period& at);
  Formulas UnitFormulas(const plan::Indicator& indicator, const std::vector<std::string>& inputs);
  FigureCells PutUnit(const plan::Indicator& indicator, const std::string& unit,
                      const performance::Period& at);
  FigureCells PutOffice(const plan::Indicator& indicator, const performance::Period& at,
                        const std::vector<FigureCells>& units);
  FigureCells PutYear(const plan::Indicator& indicator, const std::vector<FigureCells>& quarters);
  FigureCells PutRow(const plan::Indicator& indicator, const std::string& period,
                     const std::string& who, const Figure& figure, const Formulas& formulas);
  std::string PutEnd(int column, const std::optional<measure::Fraction>& end,
                     const std::string& formula);
  xlsx::Content ContentOf(const std::string& formula, const Outcome& outcome) const;
  FigureCells Named(const FigureCells& cells) const;

  const MeasuredCase& measured_;
  SheetWriter inputs_{"Isian"};
  SheetWriter figures_{"Hitungan"};
  SheetWriter scale_{"Skala"};
  std::pair<int, int> grades_;  // rows of the scale of the indicator that is written
  bool is_live_ = true;
  std::vector<std::string> frozen_;
};

}  // namespace tepat::papers
