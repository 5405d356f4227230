// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/indicator.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "libs/base/findings.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {
namespace {

constexpr std::size_t kPlaces = 4;
constexpr std::size_t kWholeMax = 12;  // digits before the point
constexpr TextLength kMeasureLength{1, 50};
// A reason, with room for what was done about it.
constexpr TextLength kExplanationLength{kReasonLength.min, kNoteLength.max};

void CheckValue(const IndicatorValue& value, const std::string& field, Findings& findings) {
  findings.RequireText(value.indicator, field + ".indicator", kNameLength);
  findings.RequireText(value.measure, field + ".measure", kMeasureLength);
  const bool target = ParseDecimal(value.target).has_value();
  const bool actual = value.actual.empty() || ParseDecimal(value.actual).has_value();
  findings.Require(target, field + ".target", "a decimal like 87.5");
  findings.Require(actual, field + ".actual", "a decimal like 87.5, or empty");
  if (!target || !actual) return;
  findings.RequireText(value.explanation, field + ".explanation",
                       MissesTarget(value) ? kExplanationLength : kExplanationLength.OrNone());
}

}  // namespace

std::optional<std::int64_t> ParseDecimal(const std::string& text) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = std::string_view(text).substr(negative ? 1 : 0);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::string_view before = digits.substr(0, point);
  const std::string_view behind = digits.substr(std::min(point + 1, digits.size()));
  if (before.empty() || before.size() > kWholeMax || behind.size() > kPlaces) return std::nullopt;
  if (behind.empty() != (point == digits.size())) return std::nullopt;  // `87.`
  // Ten-thousandths as whole numbers: 0.1 has no exact binary fraction, and a target may be met to
  // the dot. At most sixteen digits, which always fit.
  std::int64_t size = 0;
  for (const std::string_view part : {before, behind}) {
    for (const char c : part) {
      if (c < '0' || c > '9') return std::nullopt;
      size = size * 10 + (c - '0');
    }
  }
  for (std::size_t place = behind.size(); place < kPlaces; ++place) size *= 10;
  return negative ? -size : size;
}

bool MissesTarget(const IndicatorValue& value) {
  const auto target = ParseDecimal(value.target);
  const auto actual = ParseDecimal(value.actual);
  // No value is not zero: it misses any target, and needs an explanation.
  if (!target || !actual) return true;
  return value.lower_is_better ? *actual > *target : *actual < *target;
}

Status CheckValues(const std::vector<IndicatorValue>& values) {
  Findings findings;
  findings.RequireCount(values.size(), "values", 1, kValuesMax);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < std::min(values.size(), kValuesMax); ++i) {
    const std::string field = "values[" + std::to_string(i) + "]";
    CheckValue(values[i], field, findings);
    findings.Require(seen.insert(values[i].indicator).second, field + ".indicator", "each once");
  }
  return findings.Outcome("data_collection.invalid_request");
}

}  // namespace tepat::data_collection
