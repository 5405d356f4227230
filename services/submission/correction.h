// SPDX-License-Identifier: Apache-2.0
// A correction that the receiver, or a look at the data, asks for.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/submission/config.h"

namespace tepat::submission {

// Where a correction begins. Values as in the contract.
// A correction of data leaves this service and comes back; the others begin a new visit here.
enum class Target { kData = 1, kDocuments = 2, kSending = 3 };

// A unit whose data are wrong.
struct UnitCorrection {
  std::string unit;    // 1 to 60 characters
  std::string reason;  // 5 to 500 characters
};

// What is to be corrected. Value type.
struct Correction {
  int target = 0;                     // as in the contract; checked, then a Target
  std::string reason;                 // 5 to 500 characters
  std::vector<UnitCorrection> units;  // 1 to 32 with Target::kData, else none
};

// Fails with kInvalid `submission.invalid_request` (detail `fields`).
Status CheckCorrection(const Correction& correction, const Config& config);

}  // namespace tepat::submission
