// SPDX-License-Identifier: Apache-2.0
// How the office stands in the year to date: units are added within each quarter, then quarters.
#pragma once

#include <span>

#include "libs/measure/year.h"
#include "libs/performance/standing.h"

namespace tepat::performance {

// The year to date, exactly: `by_quarter` from the first quarter to the current one, of which there
// are 1 to 4. Fails as measure::Accumulate; a quarter whose figure cannot be divided fails it only
// where the year needs that quarter.
Result<measure::YearToDate> OfficeYearOf(const plan::Indicator& indicator, int year,
                                         std::span<const ByUnit> by_quarter);

// The same as text, with its gaps.
Standing OfficeYearToDate(const plan::Indicator& indicator, int year,
                          std::span<const ByUnit> by_quarter);

}  // namespace tepat::performance
