// SPDX-License-Identifier: Apache-2.0
#include "services/submission/correction.h"

#include <algorithm>

#include "libs/base/findings.h"

namespace tepat::submission {

Status CheckCorrection(const Correction& correction, const Config& config) {
  const auto& units = correction.units;
  const bool to_data = correction.target == static_cast<int>(Target::kData);
  Findings findings;
  findings.Require(correction.target >= static_cast<int>(Target::kData) &&
                       correction.target <= static_cast<int>(Target::kSending),
                   "target", "required");
  // Units are named where they have to do something, and nowhere else.
  findings.Require(to_data ? !units.empty() && units.size() <= config.returns_max : units.empty(),
                   "units", "1 to " + std::to_string(config.returns_max) + " with DATA, else none");
  findings.RequireText(correction.reason, "reason", kReasonLength);
  // Beyond the limit the list is refused anyway; its findings would only fill the answer.
  for (std::size_t i = 0; i < std::min(units.size(), config.returns_max); ++i) {
    const std::string field = "units[" + std::to_string(i) + "]";
    findings.RequireText(units[i].unit, field + ".unit", kKeyLength);
    findings.RequireText(units[i].reason, field + ".reason", kReasonLength);
  }
  return findings.Outcome("submission.invalid_request");
}

}  // namespace tepat::submission
