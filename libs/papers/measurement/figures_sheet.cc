// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/measurement/figures_sheet.h"

#include <algorithm>

#include "libs/papers/result_words.h"

namespace tepat::papers {
namespace {

using measure::Fraction;
using measure::Measured;
using measure::Role;
using measure::Target;
using performance::Period;

// Columns of `Hitungan`.
enum Column { kName = 1, kPeriod, kWho, kOver, kUnder, kValue, kLower, kUpper, kRaw, kCapped };
constexpr int kInputColumn = 7;  // of `Isian`

std::string RoleWord(Role role) {
  switch (role) {
    case Role::kValue:
      return "nilai";
    case Role::kNumerator:
      return "pembilang";
    case Role::kDenominator:
      return "penyebut";
    case Role::kAddend:
      return "penjumlah";
  }
  return "";
}

// What cannot be divided is held to nothing.
std::string UnlessUndivided(int row, const std::string& formula) {
  return "IF(F" + std::to_string(row) + "=" + QuotedText(kZeroDenominator) + ",\"\"," + formula +
         ")";
}

xlsx::Content TextCell(const std::string& text) { return xlsx::Text{text}; }

// The places of the components of one role.
std::vector<std::string> Of(Role role, const plan::Indicator& indicator,
                            const std::vector<std::string>& places) {
  std::vector<std::string> some;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (indicator.components[i].role == role) some.push_back(places[i]);
  }
  return some;
}

std::string WordsOf(measure::Achievement::Kind kind) {
  using Kind = measure::Achievement::Kind;
  switch (kind) {
    case Kind::kFigure:
      return "";
    case Kind::kEmpty:
      return kNoData;
    case Kind::kNoTarget:
      return kNoTarget;
    case Kind::kUnbounded:
      return kUnbounded;
    case Kind::kNotComputable:
      return kNotComputable;
  }
  return "";
}

// A cell that is compared and added must not be empty: a formula would read 0.
xlsx::Content NoTargetCell() { return xlsx::Formula{"=\"\"", xlsx::Text{}}; }

bool KeepsRatio(const plan::Indicator& indicator) {
  return indicator.method.entry == measure::Entry::kRatio;
}

// A formula for ranges takes single values as well: both of their ends are the same.
bool HasRange(const plan::Indicator& indicator) {
  const auto is_range = [](const plan::Targets& targets) {
    return targets.year.IsRange() ||
           std::any_of(targets.quarters.begin(), targets.quarters.end(),
                       [](const Target& target) { return target.IsRange(); });
  };
  return (indicator.office_targets && is_range(*indicator.office_targets)) ||
         std::any_of(indicator.unit_targets.begin(), indicator.unit_targets.end(),
                     [&](const auto& one) { return is_range(one.second); });
}

}  // namespace

FiguresSheet::FiguresSheet(const MeasuredCase& measured) : measured_(measured) {
  inputs_.PutHeadings({"Indikator", "Periode", "Unit", "Yang diisi", "Satuan", "Peran", "Isian",
                       "Alasan tidak ada data"});
  figures_.PutHeadings({"Indikator", "Periode", "Unit", "Pembilang", "Penyebut", "Nilai",
                        "Target (bawah)", "Target (atas)", "Capaian (%)", "Capaian dibatasi (%)"});
  scale_.PutHeadings({"Indikator", "Predikat", "Angka"});
  inputs_.sheet().widths = {{1, 40}, {2, 12}, {3, 28}, {4, 36}, {5, 12}, {6, 12}, {7, 16}, {8, 36}};
  figures_.sheet().widths = {{1, 40}, {2, 16}, {3, 28}, {4, 14}, {5, 14},
                             {6, 16}, {7, 14}, {8, 14}, {9, 16}, {10, 18}};
  scale_.sheet().widths = {{1, 40}, {2, 20}, {3, 10}};
  for (SheetWriter* sheet : {&inputs_, &figures_, &scale_}) sheet->sheet().frozen_rows = 1;
}

std::vector<xlsx::Sheet> FiguresSheet::Take() {
  return {std::move(figures_.sheet()), std::move(inputs_.sheet()), std::move(scale_.sheet())};
}

// All of an indicator or nothing of it: half of its formulas would give other figures than ours.
bool FiguresSheet::KeepsInputs(const plan::Indicator& indicator) const {
  const auto keeps = [](const std::optional<Target>& target) {
    return !target || (IsKept(target->lower()) && IsKept(target->upper()));
  };
  for (const Period& at : measured_.Periods()) {
    if (indicator.office_targets && !keeps(performance::TargetOf(*indicator.office_targets, at))) {
      return false;
    }
    for (const std::string& unit : indicator.units) {
      if (!keeps(performance::TargetIn(indicator, unit, at))) return false;
      const auto* value = measured_.FindValue(indicator, unit, at);
      if (value == nullptr) continue;
      for (const measure::Typed& typed : performance::TypedIn(indicator, *value)) {
        if (typed && !IsKept(*typed)) return false;
      }
    }
  }
  return true;
}

// Each indicator has rows of its own: a grade of another scale is not found there.
void FiguresSheet::PutScale(const plan::Indicator& indicator) {
  grades_.first = scale_.row();
  for (const measure::Grade& grade : indicator.method.scale) {
    scale_.Put(1, TextCell(indicator.name));
    scale_.Put(2, TextCell(grade.name));
    scale_.Put(3, CellOf(grade.number.ToFraction()));
    scale_.NextRow();
  }
  grades_.second = scale_.row() - 1;
}

// A row for each number that the plan asks, filled or not: what is empty can be seen.
std::vector<std::string> FiguresSheet::PutInputs(const plan::Indicator& indicator,
                                                 const std::string& unit, const Period& at) {
  const auto* value = measured_.FindValue(indicator, unit, at);
  std::vector<measure::Typed> typed(indicator.components.size());
  if (value != nullptr) typed = performance::TypedIn(indicator, *value);
  std::vector<std::string> places;
  for (std::size_t i = 0; i < indicator.components.size(); ++i) {
    const plan::Component& component = indicator.components[i];
    inputs_.Put(1, TextCell(indicator.name));
    inputs_.Put(2, TextCell(PeriodWords(at)));
    inputs_.Put(3, TextCell(measured_.NameOf(unit)));
    inputs_.Put(4, TextCell(component.name.empty() ? indicator.name : component.name));
    inputs_.Put(5, TextCell(component.unit_of_measure.empty() ? indicator.unit_of_measure
                                                              : component.unit_of_measure));
    inputs_.Put(6, TextCell(RoleWord(component.role)));
    xlsx::Content content;
    if (typed[i]) content = CellOf(*typed[i]);
    if (typed[i] && indicator.method.direction == measure::Direction::kGrade) {
      content = TextCell(performance::ValueText(indicator, *value));
    }
    places.push_back(inputs_.Named(inputs_.Put(kInputColumn, content)));
    inputs_.Put(8, TextCell(value == nullptr ? "" : value->no_data_reason));
    inputs_.NextRow();
  }
  return places;
}

// By what is typed: a ratio, a grade, or numbers that are added, of which one alone is a sum, too.
FiguresSheet::Formulas FiguresSheet::UnitFormulas(const plan::Indicator& indicator,
                                                  const std::vector<std::string>& inputs) {
  Formulas formulas;
  const std::string row = std::to_string(figures_.row());
  if (KeepsRatio(indicator)) {
    formulas.numerator = SumIfFilled(inputs, Of(Role::kNumerator, indicator, inputs));
    formulas.denominator = SumIfFilled(inputs, Of(Role::kDenominator, indicator, inputs));
    formulas.value = QuotientOf(indicator.method.factor, "D" + row, "E" + row);
  } else if (indicator.method.direction == measure::Direction::kGrade) {
    const std::string grades =
        "Skala!$B$" + std::to_string(grades_.first) + ":$C$" + std::to_string(grades_.second);
    formulas.value = "IFERROR(VLOOKUP(" + inputs.front() + "," + grades + ",2,FALSE),\"\")";
  } else {
    formulas.value = SumIfFilled(inputs, inputs);
  }
  return formulas;
}

FiguresSheet::Figure FiguresSheet::FigureOf(const plan::Indicator& indicator,
                                            const std::optional<Measured>& measured,
                                            std::optional<Target> target) {
  Figure figure;
  figure.target = std::move(target);
  if (!measured) return figure;
  if (measured->denominator) {
    // The factor stands in the formula of the quotient.
    figure.numerator = measured->numerator / Fraction(indicator.method.factor);
    figure.denominator = measured->denominator;
  }
  const auto value = measured->Value();
  if (value) {
    figure.value.value = *value;
  } else {
    figure.value.words = kZeroDenominator;
  }
  return figure;
}

FigureCells FiguresSheet::PutUnit(const plan::Indicator& indicator, const std::string& unit,
                                  const Period& at) {
  const auto inputs = PutInputs(indicator, unit, at);
  const auto* value = measured_.FindValue(indicator, unit, at);
  std::optional<Measured> measured;
  if (value != nullptr) measured = performance::MeasuredIn(indicator, *value);
  return PutRow(indicator, PeriodWords(at), measured_.NameOf(unit),
                FigureOf(indicator, measured, performance::TargetIn(indicator, unit, at)),
                UnitFormulas(indicator, inputs));
}

// Units stand above it, without a row between: formulas take them as one column.
FigureCells FiguresSheet::PutOffice(const plan::Indicator& indicator, const Period& at,
                                    const std::vector<FigureCells>& units) {
  const auto office =
      performance::OfficeFigureOf(indicator, at, measured_.MeasuredBy(indicator, at));
  Figure figure;
  if (office) {
    figure = FigureOf(indicator, office->actual, office->target);
  } else {
    figure.value.words = kZeroDenominator;
  }
  const OfficeFormulas by = ConsolidatedBy(indicator.method, units);
  Formulas formulas{by.numerator, by.denominator, by.value, "", ""};
  const std::string row = std::to_string(figures_.row());
  if (by.value.empty()) {
    formulas.value = QuotientOf(indicator.method.factor, "D" + row, "E" + row);
  }
  if (!indicator.office_targets) {
    std::vector<std::string> lower;
    std::vector<std::string> upper;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const bool has = performance::TargetIn(indicator, indicator.units[i], at).has_value();
      lower.push_back(has ? units[i].lower : "");
      upper.push_back(has ? units[i].upper : "");
    }
    formulas.lower = TargetOfUnits(indicator.method, units, lower);
    formulas.upper = TargetOfUnits(indicator.method, units, upper);
    if (!by.value.empty()) {
      formulas.lower = UnlessUndivided(figures_.row(), formulas.lower);
      formulas.upper = UnlessUndivided(figures_.row(), formulas.upper);
    }
  } else if (!office) {
    figure.target = performance::TargetOf(*indicator.office_targets, at);
  }
  return PutRow(indicator, PeriodWords(at), "Kantor", figure, formulas);
}

FigureCells FiguresSheet::PutYear(const plan::Indicator& indicator,
                                  const std::vector<FigureCells>& quarters) {
  const auto year =
      performance::OfficeYearOf(indicator, measured_.period.year, measured_.MeasuredBy(indicator));
  Figure figure;
  if (year) {
    figure.value.value = year->actual;
    figure.target = year->target;
  } else {
    figure.value.words = kZeroDenominator;
  }
  const int row = figures_.row();
  const Formulas formulas{"", "", YearValueOf(indicator.method, quarters),
                          UnlessUndivided(row, YearTargetOf(indicator.method, quarters, false)),
                          UnlessUndivided(row, YearTargetOf(indicator.method, quarters, true))};
  return PutRow(indicator, "s.d. " + PeriodWords(measured_.period), "Kantor", figure, formulas);
}

xlsx::Content FiguresSheet::ContentOf(const std::string& formula, const Outcome& outcome) const {
  if (formula.empty()) return {};
  return is_live_ ? Live(formula, outcome) : Fixed(outcome);
}

std::string FiguresSheet::PutEnd(int column, const std::optional<Fraction>& end,
                                 const std::string& formula) {
  if (!formula.empty()) return figures_.Put(column, ContentOf(formula, {end}));
  return figures_.Put(column, end ? CellOf(*end) : NoTargetCell());
}

FigureCells FiguresSheet::PutRow(const plan::Indicator& indicator, const std::string& period,
                                 const std::string& who, const Figure& figure,
                                 const Formulas& formulas) {
  figures_.Put(kName, TextCell(indicator.name));
  figures_.Put(kPeriod, TextCell(period));
  figures_.Put(kWho, TextCell(who));
  FigureCells cells;
  cells.numerator = figures_.Put(kOver, ContentOf(formulas.numerator, {figure.numerator}));
  cells.denominator = figures_.Put(kUnder, ContentOf(formulas.denominator, {figure.denominator}));
  cells.value = figures_.Put(kValue, ContentOf(formulas.value, figure.value));
  std::optional<Fraction> lower;
  std::optional<Fraction> upper;
  if (figure.target) {
    lower = figure.target->lower();
    upper = figure.target->upper();
  }
  cells.lower = PutEnd(kLower, lower, formulas.lower);
  cells.upper = PutEnd(kUpper, upper, formulas.upper);
  const measure::Method& method = indicator.method;
  const auto achieved =
      measure::Achieve(method.direction, method.cap, figure.target, figure.value.value);
  Outcome raw{achieved.raw, WordsOf(achieved.kind)};
  if (!figure.value.words.empty()) raw.words = figure.value.words;
  cells.raw = figures_.Put(kRaw, ContentOf(RawOf(method, cells, HasRange(indicator)), raw));
  cells.capped = figures_.Put(kCapped, ContentOf(CappedOf(method, cells), {achieved.capped}));
  figures_.NextRow();
  return cells;
}

FigureCells FiguresSheet::Named(const FigureCells& cells) const {
  return {figures_.Named(cells.numerator), figures_.Named(cells.denominator),
          figures_.Named(cells.value),     figures_.Named(cells.lower),
          figures_.Named(cells.upper),     figures_.Named(cells.raw),
          figures_.Named(cells.capped)};
}

IndicatorCells FiguresSheet::Add(const plan::Indicator& indicator) {
  is_live_ = KeepsInputs(indicator);
  if (!is_live_) frozen_.push_back(indicator.name);
  PutScale(indicator);
  std::vector<FigureCells> quarters;
  for (const Period& at : measured_.Periods()) {
    std::vector<FigureCells> units;
    for (const std::string& unit : indicator.units) units.push_back(PutUnit(indicator, unit, at));
    quarters.push_back(PutOffice(indicator, at, units));
  }
  const FigureCells year =
      measured_.period.IsQuarter() ? PutYear(indicator, quarters) : quarters.back();
  return {Named(quarters.back()), Named(year)};
}

}  // namespace tepat::papers
