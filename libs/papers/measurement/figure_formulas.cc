// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/measurement/figure_formulas.h"

#include <algorithm>

#include "libs/measure/fraction.h"
#include "libs/papers/result_words.h"

namespace tepat::papers {
namespace {

using measure::Accumulation;
using measure::Consolidation;
using measure::Direction;

// Less than every target: they have twelve digits.
constexpr const char* kLeast = "-1000000000000000";

std::string If(const std::string& what, const std::string& then, const std::string& otherwise) {
  return Call("IF", {what, then, otherwise});
}

// Not an empty cell, which a formula would read as 0: a text without letters.
const std::string& Nothing() {
  static const std::string kNothing = "\"\"";
  return kNothing;
}

std::string IsNumber(const std::string& place) { return "ISNUMBER(" + place + ")"; }
// A word counts as filled: a ratio that cannot be divided is no gap.
std::string IsFilled(const std::string& place) { return place + "<>\"\""; }

template <class Cells, class Of>
std::vector<std::string> Each(const std::vector<Cells>& all, const Of& of) {
  std::vector<std::string> each;
  std::transform(all.begin(), all.end(), std::back_inserter(each), of);
  return each;
}

// `F5:F12`.
std::string Column(const std::vector<FigureCells>& units, std::string FigureCells::*cell) {
  return units.front().*cell + ":" + units.back().*cell;
}

// Signs instead of SUM: terms that are computed are no cells, and SUM would refuse their words.
std::string Added(const std::vector<std::string>& terms) {
  std::string sum;
  for (const std::string& term : terms) sum += (sum.empty() ? "" : "+") + term;
  return sum.empty() ? "0" : sum;
}

// The formula of one direction against a target T, of the value R.
std::string AgainstTarget(Direction direction, const std::string& t, const std::string& r) {
  std::string cannot = QuotedText(kNotComputable);
  const auto both_zero = [&](const std::string& otherwise) {
    return If("AND(" + t + "=0," + r + "=0)", "100", otherwise);
  };
  const auto above_zero = [&](const std::string& percent) { return If(t + ">0", percent, cannot); };
  switch (direction) {
    case Direction::kHigher:
    case Direction::kGrade:
      return above_zero("100*" + r + "/" + t);
    case Direction::kLowerByDifference:
      return both_zero(above_zero("100*(2*" + t + "-" + r + ")/" + t));
    case Direction::kExact:
      return both_zero(above_zero("100*(" + t + "-ABS(" + r + "-" + t + "))/" + t));
    case Direction::kLowerByRatio:
      return If("OR(" + r + "<0," + t + "<0)", cannot,
                If(r + ">0", "100*" + t + "/" + r, If(t + "=0", "100", QuotedText(kUnbounded))));
  }
  return cannot;
}

// Whether quarters keep numerators and denominators, which are added before anything is divided.
bool KeepsRatios(const measure::Method& method) {
  return method.entry == measure::Entry::kRatio &&
         (method.consolidation == Consolidation::kSingle ||
          method.consolidation == Consolidation::kSummedRatio);
}

// A year to date is a sum already.
bool TakesTheLast(const measure::Method& method) {
  return method.counting == measure::Counting::kCumulative ||
         method.accumulation == Accumulation::kLast;
}

// What the last filled quarter gives; nothing when none is.
std::string OfLastFilled(const std::vector<FigureCells>& quarters, std::string FigureCells::*cell) {
  std::string formula = Nothing();
  for (const FigureCells& quarter : quarters) {
    formula = If(IsFilled(quarter.value), quarter.*cell, formula);
  }
  return formula;
}

}  // namespace

std::string QuotedText(const std::string& text) { return "\"" + text + "\""; }

std::string Call(const std::string& function, const std::vector<std::string>& arguments) {
  std::string call = function + "(";
  for (std::size_t i = 0; i < arguments.size(); ++i) call += (i == 0 ? "" : ",") + arguments[i];
  return call + ")";
}

std::string SumIfFilled(const std::vector<std::string>& all,
                        const std::vector<std::string>& summed) {
  return If(Call("COUNT", all) + "<" + std::to_string(all.size()), Nothing(), Call("SUM", summed));
}

std::string QuotientOf(int factor, const std::string& numerator, const std::string& denominator) {
  return If(IsNumber(numerator),
            If(denominator + "=0", QuotedText(kZeroDenominator),
               std::to_string(factor) + "*" + numerator + "/" + denominator),
            Nothing());
}

std::string RawOf(const measure::Method& method, const FigureCells& figure, bool is_range) {
  const std::string& value = figure.value;
  std::string end = figure.lower;
  if (is_range) end = If(value + "<" + figure.lower, figure.lower, figure.upper);
  std::string percent = AgainstTarget(method.direction, end, value);
  if (is_range) {
    percent = If("AND(" + value + ">=" + figure.lower + "," + value + "<=" + figure.upper + ")",
                 "100", percent);
  }
  return If(value + "=\"\"", QuotedText(kNoData),
            If(IsNumber(value), If(IsNumber(figure.lower), percent, QuotedText(kNoTarget)), value));
}

std::string CappedOf(const measure::Method& method, const FigureCells& figure) {
  const std::string floored = "MAX(" + figure.raw + ",0)";
  if (!method.cap) return If(IsNumber(figure.raw), floored, Nothing());
  const std::string cap = measure::FormatTrimmed(*method.cap, 4);
  return If(IsNumber(figure.raw), Call("MIN", {floored, cap}),
            If(figure.raw + "=" + QuotedText(kUnbounded), cap, Nothing()));
}

OfficeFormulas ConsolidatedBy(const measure::Method& method,
                              const std::vector<FigureCells>& units) {
  const auto sum = [&](std::string FigureCells::*cell) {
    const std::string column = Column(units, cell);
    return If("COUNT(" + column + ")=0", Nothing(), "SUM(" + column + ")");
  };
  if (KeepsRatios(method)) {
    // Units without data hold nothing, which SUM passes over. Of one unit, the same sum. Whoever
    // calls puts the quotient beside both.
    return {sum(&FigureCells::numerator), sum(&FigureCells::denominator), ""};
  }
  // SUM would pass over a word; the office must say it instead.
  const std::string column = Column(units, &FigureCells::value);
  const char* function = method.consolidation == Consolidation::kMean ? "AVERAGE(" : "SUM(";
  return {"", "",
          If("COUNTIF(" + column + "," + QuotedText(kZeroDenominator) + ")>0",
             QuotedText(kZeroDenominator),
             If("COUNT(" + column + ")=0", Nothing(), function + column + ")"))};
}

std::string TargetOfUnits(const measure::Method& method, const std::vector<FigureCells>& units,
                          const std::vector<std::string>& ends) {
  if (method.consolidation == Consolidation::kSummedRatio) return Nothing();
  // Targets are those of the units that have data, as the values are.
  std::vector<std::string> without;  // values of units that have no target
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (ends[i].empty()) {
      without.push_back(units[i].value);
    } else {
      terms.push_back(If(IsFilled(units[i].value), ends[i], "0"));
    }
  }
  const std::string filled = Added(
      Each(units, [](const FigureCells& unit) { return If(IsFilled(unit.value), "1", "0"); }));
  std::string target = Added(terms);
  if (method.consolidation == Consolidation::kMean) target = "(" + target + ")/(" + filled + ")";
  if (!without.empty()) {
    const std::string lacking = Added(
        Each(without, [](const std::string& value) { return If(IsFilled(value), "1", "0"); }));
    target = If(lacking + ">0", Nothing(), target);
  }
  return If(filled + "=0", Nothing(), target);
}

std::string YearValueOf(const measure::Method& method, const std::vector<FigureCells>& quarters) {
  if (TakesTheLast(method)) return OfLastFilled(quarters, &FigureCells::value);
  const auto values = Each(quarters, [](const FigureCells& one) { return one.value; });
  if (method.accumulation == Accumulation::kSum && KeepsRatios(method)) {
    const auto numerators = Each(quarters, [](const FigureCells& one) { return one.numerator; });
    const std::string over = Call("SUM", numerators);
    const std::string under =
        Call("SUM", Each(quarters, [](const FigureCells& one) { return one.denominator; }));
    return If(Call("COUNT", numerators) + "=0", Nothing(),
              If(under + "=0", QuotedText(kZeroDenominator),
                 std::to_string(method.factor) + "*" + over + "/" + under));
  }
  const char* function = method.accumulation == Accumulation::kMean       ? "AVERAGE"
                         : method.accumulation == Accumulation::kGreatest ? "MAX"
                                                                          : "SUM";
  const auto undivided = Each(
      values, [](const std::string& value) { return value + "=" + QuotedText(kZeroDenominator); });
  return If(Call("OR", undivided), QuotedText(kZeroDenominator),
            If(Call("COUNT", values) + "=0", Nothing(), Call(function, values)));
}

std::string YearTargetOf(const measure::Method& method, const std::vector<FigureCells>& quarters,
                         bool is_upper) {
  const auto cell = is_upper ? &FigureCells::upper : &FigureCells::lower;
  if (TakesTheLast(method)) return OfLastFilled(quarters, cell);
  const std::string filled = Added(
      Each(quarters, [](const FigureCells& one) { return If(IsFilled(one.value), "1", "0"); }));
  // One quarter with data and without a target leaves the year without one.
  const auto lacks = Each(quarters, [&](const FigureCells& one) {
    return "AND(" + IsFilled(one.value) + ",NOT(" + IsNumber(one.*cell) + "))";
  });
  const bool is_greatest = method.accumulation == Accumulation::kGreatest;
  const auto targets = Each(quarters, [&](const FigureCells& one) {
    return If(IsFilled(one.value), one.*cell, is_greatest ? kLeast : "0");
  });
  std::string target = is_greatest ? Call("MAX", targets) : Added(targets);
  // Percentages without a denominator are not added: four quarters at 80 % make a year at 80 %.
  const bool pooled = method.accumulation == Accumulation::kSum && KeepsRatios(method);
  if (method.accumulation == Accumulation::kMean || pooled) {
    target = "(" + target + ")/(" + filled + ")";
  }
  return If(filled + "=0", Nothing(), If(Call("OR", lacks), Nothing(), target));
}

}  // namespace tepat::papers
