// SPDX-License-Identifier: Apache-2.0
// The period that a case reports of: a quarter of a year, or the year as a whole.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "libs/measure/target.h"
#include "libs/plan/plan.h"

namespace tepat::performance {

// Value type; earlier ones compare less, and the whole year less than its quarters.
struct Period {
  int year = 0;     // of the plan, too
  int quarter = 0;  // 1 to 4; 0 for the whole year

  bool IsQuarter() const { return quarter != 0; }
  // NOLINTNEXTLINE: clang-tidy 14 sees a null pointer
  friend std::strong_ordering operator<=>(const Period&, const Period&) = default;
  friend bool operator==(const Period&, const Period&) = default;
};

// `2026-TW3` or `2026`; nothing for any other text.
std::optional<Period> ParsePeriod(std::string_view text);

// The same as text.
std::string FormatPeriod(const Period& period);

// What those targets say for a period: its quarter's, or the year's.
measure::Target TargetOf(const plan::Targets& targets, const Period& period);

// What a unit is held to in a period; nothing where the plan has no target for it.
std::optional<measure::Target> TargetIn(const plan::Indicator& indicator, const std::string& unit,
                                        const Period& period);

// What the office as a whole is held to in a period; nothing where its units' targets make it.
std::optional<measure::Target> OfficeTargetIn(const plan::Indicator& indicator,
                                              const Period& period);

// A target as a plan writes it: `80`, `80..90`, of grades the name of the grade; empty for none.
std::string TextOf(const plan::Indicator& indicator, const std::optional<measure::Target>& target);

}  // namespace tepat::performance
