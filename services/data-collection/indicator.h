// SPDX-License-Identifier: Apache-2.0
// What a unit reports: indicators with target and actual value, in exact decimals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tepat::data_collection {

// One indicator as it was sent. Numbers are kept as they were written; empty is not zero.
struct IndicatorValue {
  std::string indicator;    // 1 to 200 characters
  std::string measure;      // 1 to 50 characters
  std::string target;       // decimal
  std::string actual;       // decimal, or empty
  std::string explanation;  // 5 to 1000 characters where the target is missed
  bool lower_is_better = false;
};

// A decimal with a point, at most 12 digits before it and 4 behind, in ten-thousandths; nothing for
// any other text.
std::optional<std::int64_t> ParseDecimal(const std::string& text);

// True when there is no actual value, or it is worse than the target.
bool MissesTarget(const IndicatorValue& value);

// Fails with kInvalid `data_collection.invalid_request`, whose detail `fields` names each mistake.
Status CheckValues(const std::vector<IndicatorValue>& values);

}  // namespace tepat::data_collection
