// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/office_year.h"

#include <utility>
#include <vector>

namespace tepat::performance {

using measure::Fraction;
using measure::Measured;

Result<measure::YearToDate> OfficeYearOf(const plan::Indicator& indicator, int year,
                                         std::span<const ByUnit> by_quarter) {
  std::vector<measure::Quarter> quarters;
  for (std::size_t i = 0; i < by_quarter.size(); ++i) {
    const Period period{year, static_cast<int>(i) + 1};
    const auto figure = OfficeFigureOf(indicator, period, by_quarter[i]);
    // A figure that cannot be divided is there all the same: it is no gap.
    quarters.push_back(figure ? measure::Quarter{figure->actual, figure->target}
                              : measure::Quarter{Measured{Fraction(), Fraction()}, std::nullopt});
  }
  return measure::Accumulate(indicator.method.counting, indicator.method.accumulation, quarters);
}

Standing OfficeYearToDate(const plan::Indicator& indicator, int year,
                          std::span<const ByUnit> by_quarter) {
  const auto sum = OfficeYearOf(indicator, year, by_quarter);
  // A ratio of 0 to 0 says in words why there is no figure.
  if (!sum) return StandingOf(indicator, std::nullopt, Measured{Fraction(), Fraction()});
  std::optional<Measured> measured;
  if (sum->actual) measured = Measured{*sum->actual, std::nullopt};
  Standing standing = StandingOf(indicator, sum->target, measured);
  standing.gaps = sum->gaps;
  standing.decreasing = sum->decreasing;
  return standing;
}

}  // namespace tepat::performance
