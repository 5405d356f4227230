// SPDX-License-Identifier: Apache-2.0
// How figures stand against their targets, as the report will print them: of a unit in a period and
// in the year to date, and of the office over its units. All figures are exact until they become
// text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/measure/consolidation.h"
#include "libs/performance/reported.h"

namespace tepat::performance {

// As the contract's Achievement. Value type.
struct Standing {
  std::string value;   // as it is reported, of grades the number; empty when not computable
  std::string target;  // as a plan writes it; empty for none
  std::string raw;     // percent, two places; empty when not computable
  std::string capped;  // percent, two places, between 0 and the cap
  std::string state;   // why not: `kosong`, `tidak_dapat_dihitung`, `tanpa_batas`, `penyebut_nol`,
                       // `tanpa_target`; empty when it can be computed
  std::vector<int> gaps = {};  // quarters of the year without data, from 1
  bool decreasing = false;     // a cumulative value is lower than an earlier one
  // The value before it was rounded: whatever is computed from it further takes this.
  std::optional<measure::Fraction> exact = {};
};

// How a value stands against a target.
Standing StandingOf(const plan::Indicator& indicator, const std::optional<measure::Target>& target,
                    const std::optional<measure::Measured>& measured);

// The same of a unit in a period, against its own target.
Standing InPeriod(const plan::Indicator& indicator, const std::string& unit, const Period& period,
                  const std::optional<measure::Measured>& measured);

// The same of the year up to the period: `earlier` gives the quarters before it, of which those of
// other years do not count. A report of a whole year is its own year to date.
Standing YearToDate(const plan::Indicator& indicator, const std::string& unit, const Period& period,
                    const std::optional<measure::Measured>& measured, const Series& earlier);

// Whether the value is worse than the target, by the indicator's direction. It says so too where no
// percentage can be computed, as against a target of 0.
bool MissesTarget(const measure::Method& method, const measure::Target& target,
                  const measure::Fraction& value);

// The office over the units that have data.
struct OfficeStanding {
  Standing standing;
  std::vector<std::string> without_data;  // units that the plan asks, and that have none
};

// What each unit that has data has measured; others of the indicator have none.
using ByUnit = std::map<std::string, measure::Measured>;

OfficeStanding OfOffice(const plan::Indicator& indicator, const Period& period,
                        const ByUnit& by_unit);

// The same exactly, before it becomes text. Fails as measure::Consolidate.
Result<measure::OfficeFigure> OfficeFigureOf(const plan::Indicator& indicator, const Period& period,
                                             const ByUnit& by_unit);

}  // namespace tepat::performance
