// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/standing.h"

#include <utility>

#include "libs/measure/achievement.h"
#include "libs/measure/year.h"

namespace tepat::performance {
namespace {

using measure::Fraction;
using measure::Target;

constexpr int kPercentPlaces = 2;
constexpr const char* kZeroDenominator = "penyebut_nol";
constexpr const char* kNotComputable = "tidak_dapat_dihitung";

std::string StateOf(measure::Achievement::Kind kind) {
  using Kind = measure::Achievement::Kind;
  switch (kind) {
    case Kind::kFigure:
      return "";
    case Kind::kEmpty:
      return "kosong";
    case Kind::kNoTarget:
      return "tanpa_target";
    case Kind::kUnbounded:
      return "tanpa_batas";
    case Kind::kNotComputable:
      return kNotComputable;
  }
  return "";
}

std::string Percent(const std::optional<Fraction>& percent) {
  return percent ? measure::FormatFixed(*percent, kPercentPlaces) : "";
}

Standing Against(const plan::Indicator& indicator, const std::optional<Target>& target,
                 const std::optional<Fraction>& actual) {
  const measure::Method& method = indicator.method;
  const auto achieved = measure::Achieve(method.direction, method.cap, target, actual);
  Standing standing;
  standing.exact = actual;
  // Rounded once: who rounds a rounded figure again prints 100,00 for 99,994999.
  if (actual) standing.value = measure::FormatTrimmed(*actual, method.decimals);
  standing.target = TextOf(indicator, target);
  standing.raw = Percent(achieved.raw);
  standing.capped = Percent(achieved.capped);
  standing.state = StateOf(achieved.kind);
  return standing;
}

// What cannot be computed at all still says what it would have been held to.
Standing Impossible(const plan::Indicator& indicator, const std::optional<Target>& target,
                    const Error& error) {
  Standing standing;
  standing.target = TextOf(indicator, target);
  const bool divided = error.slug == "measure.zero_denominator";
  standing.state = divided ? kZeroDenominator : kNotComputable;
  return standing;
}

std::vector<measure::Quarter> QuartersOf(const plan::Indicator& indicator, const std::string& unit,
                                         const Period& period,
                                         const std::optional<measure::Measured>& measured,
                                         const Series& earlier) {
  std::vector<measure::Quarter> quarters;
  for (Period at{period.year, 1}; at <= period; ++at.quarter) {
    quarters.push_back({std::nullopt, TargetIn(indicator, unit, at)});
  }
  for (const EarlierValue& one : earlier) {
    const bool counts = one.period.year == period.year && one.period.IsQuarter() &&
                        one.period.quarter < period.quarter;
    if (!counts) continue;
    quarters[static_cast<std::size_t>(one.period.quarter) - 1].actual =
        MeasuredIn(indicator, one.value);
  }
  // The period's own value is the one on the sheet, whether it was verified before or not.
  quarters.back().actual = measured;
  return quarters;
}

}  // namespace

Standing StandingOf(const plan::Indicator& indicator, const std::optional<Target>& target,
                    const std::optional<measure::Measured>& measured) {
  if (!measured) return Against(indicator, target, std::nullopt);
  const auto value = measured->Value();
  return value ? Against(indicator, target, *value) : Impossible(indicator, target, value.error());
}

Standing InPeriod(const plan::Indicator& indicator, const std::string& unit, const Period& period,
                  const std::optional<measure::Measured>& measured) {
  return StandingOf(indicator, TargetIn(indicator, unit, period), measured);
}

Standing YearToDate(const plan::Indicator& indicator, const std::string& unit, const Period& period,
                    const std::optional<measure::Measured>& measured, const Series& earlier) {
  if (!period.IsQuarter()) return InPeriod(indicator, unit, period, measured);
  // Targets of earlier quarters are those of this plan: one year is held to one plan.
  const auto quarters = QuartersOf(indicator, unit, period, measured, earlier);
  const auto year =
      measure::Accumulate(indicator.method.counting, indicator.method.accumulation, quarters);
  if (!year) return Impossible(indicator, std::nullopt, year.error());
  Standing standing = Against(indicator, year->target, year->actual);
  standing.gaps = year->gaps;
  standing.decreasing = year->decreasing;
  return standing;
}

bool MissesTarget(const measure::Method& method, const Target& target, const Fraction& value) {
  switch (method.direction) {
    case measure::Direction::kHigher:
    case measure::Direction::kGrade:
      return value < target.lower();
    case measure::Direction::kLowerByDifference:
    case measure::Direction::kLowerByRatio:
      return value > target.upper();
    case measure::Direction::kExact:
      return value < target.lower() || value > target.upper();
  }
  return false;
}

Result<measure::OfficeFigure> OfficeFigureOf(const plan::Indicator& indicator, const Period& period,
                                             const ByUnit& by_unit) {
  // All that the plan asks, not all that the case asks: who was not asked lacks in the sum, too.
  std::vector<measure::Share> shares;
  for (const std::string& unit : indicator.units) {
    const auto found = by_unit.find(unit);
    measure::Share share{unit, std::nullopt, TargetIn(indicator, unit, period)};
    if (found != by_unit.end()) share.actual = found->second;
    shares.push_back(std::move(share));
  }
  return measure::Consolidate(indicator.method.consolidation, shares,
                              OfficeTargetIn(indicator, period));
}

OfficeStanding OfOffice(const plan::Indicator& indicator, const Period& period,
                        const ByUnit& by_unit) {
  const auto figure = OfficeFigureOf(indicator, period, by_unit);
  if (figure) return {StandingOf(indicator, figure->target, figure->actual), figure->missing};
  return {Impossible(indicator, OfficeTargetIn(indicator, period), figure.error()), {}};
}

}  // namespace tepat::performance
