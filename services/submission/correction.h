// SPDX-License-Identifier: Apache-2.0
// A correction that the receiver, or a look at the data, asks for.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/plan/plan.h"
#include "services/submission/config.h"

namespace tepat::submission {

// Where a correction begins. Values as in the contract.
// A correction of data leaves this service and comes back; the others begin a new visit here.
enum class Target { kData = 1, kDocuments = 2, kSending = 3 };

// A cell of a unit that is to be corrected.
struct CellCorrection {
  std::string indicator;  // 1 to 60 characters
  std::string key;        // of a component or an evidence rule; empty: the indicator as a whole
  std::string reason;     // what is to be corrected there; empty, or 5 to 500 characters
};

// A unit whose data are wrong.
struct UnitCorrection {
  std::string unit;                   // 1 to 60 characters
  std::string reason;                 // 5 to 500 characters
  std::vector<CellCorrection> cells;  // at most kCellsMax, of all units kCellsOfAllMax
};

// What is to be corrected. Value type.
struct Correction {
  int target = 0;                     // as in the contract; checked, then a Target
  std::string reason;                 // 5 to 500 characters
  std::vector<UnitCorrection> units;  // 1 to 32 with Target::kData, else none
};

// Fails with kInvalid `submission.invalid_request` (detail `fields`).
Status CheckCorrection(const Correction& correction, const Config& config);

// What the plan does not ask of a unit would be marked nowhere, and refused where it arrives. Fails
// with kInvalid `submission.invalid_request` (detail `fields`).
Status CheckCells(const Correction& correction, const plan::Plan& plan);

}  // namespace tepat::submission
