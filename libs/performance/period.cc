// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/period.h"

#include <algorithm>
#include <charconv>

#include "libs/base/check.h"
#include "libs/measure/year.h"

namespace tepat::performance {
namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::string_view kQuarterSign = "-TW";
// A mean of units' targets may have more digits than any target that was written.
constexpr int kPlacesMax = 6;

}  // namespace

std::optional<Period> ParsePeriod(std::string_view text) {
  Period period;
  const std::string_view year = text.substr(0, kYearDigits);
  const auto [end, error] = std::from_chars(year.data(), year.data() + year.size(), period.year);
  // Four digits and nothing else: a part of a number would be another year.
  const bool whole = error == std::errc() && end == year.data() + year.size();
  if (!whole || year.size() != kYearDigits || period.year < 1000) return std::nullopt;
  text.remove_prefix(kYearDigits);
  if (text.empty()) return period;
  if (!text.starts_with(kQuarterSign) || text.size() != kQuarterSign.size() + 1) {
    return std::nullopt;
  }
  period.quarter = text.back() - '0';
  if (period.quarter < 1 || period.quarter > measure::kQuarters) return std::nullopt;
  return period;
}

std::string FormatPeriod(const Period& period) {
  const std::string year = std::to_string(period.year);
  return period.IsQuarter() ? year + std::string(kQuarterSign) + std::to_string(period.quarter)
                            : year;
}

measure::Target TargetOf(const plan::Targets& targets, const Period& period) {
  if (!period.IsQuarter()) return targets.year;
  TEPAT_CHECK(targets.quarters.size() == measure::kQuarters);
  return targets.quarters[static_cast<std::size_t>(period.quarter) - 1];
}

std::optional<measure::Target> TargetIn(const plan::Indicator& indicator, const std::string& unit,
                                        const Period& period) {
  const auto targets = indicator.FindTargets(unit);
  if (!targets) return std::nullopt;
  return TargetOf(*targets, period);
}

std::optional<measure::Target> OfficeTargetIn(const plan::Indicator& indicator,
                                              const Period& period) {
  if (!indicator.office_targets) return std::nullopt;
  return TargetOf(*indicator.office_targets, period);
}

std::string TextOf(const plan::Indicator& indicator, const std::optional<measure::Target>& target) {
  if (!target) return "";
  // A grade is told by its name; what lies between two grades, as a mean does, by its number.
  const auto& scale = indicator.method.scale;
  const auto grade = std::find_if(scale.begin(), scale.end(), [&](const measure::Grade& one) {
    return one.number.ToFraction() == target->lower();
  });
  if (grade != scale.end() && !target->IsRange()) return grade->name;
  return measure::FormatTarget(*target, kPlacesMax);
}

}  // namespace tepat::performance
