// SPDX-License-Identifier: Apache-2.0
// Where a case is, as people say it, and whose turn it is: derived from what the services have
// told.
#pragma once

#include <string>
#include <vector>

namespace tepat::casebook {

// Kept as numbers in the model: append only.
enum class Stage {
  kFrontDesk = 1,   // registered, to be forwarded to the Sekretaris
  kSekretaris = 2,  // to be forwarded to the Camat
  kDisposing = 3,   // step 3
  kCollecting = 4,  // step 4
  kChecking = 5,    // step 5
  kPreparing = 6,   // step 6
  kReview = 7,      // untimed
  kApproval = 8,    // untimed
  kSending = 9,     // step 7
  kSent = 10,       // without a receipt
  kReceived = 11,   // closed
  kNoNeed = 12,     // the Camat: no disposition needed
  kEnded = 13,      // cancelled or superseded
};

// What the services say of one case; 0 where a service has not told anything.
struct Standing {
  int desk = 0;         // tepat.correspondence.v1.Desk
  int disposition = 0;  // tepat.disposition.v1.DispositionState
  int collection = 0;   // tepat.data_collection.v1.CollectionState
  int submission = 0;   // tepat.submission.v1.SubmissionState
  bool ended = false;
  bool operator==(const Standing&) const = default;
};

// Where a case stands, from what each service has told, in whatever order it came.
Stage StageOf(const Standing& standing);

// Steps of the SOP.
constexpr int kSteps = 7;

// The step of the SOP that is being done, 1 to 7; 0 when none is.
int StepOf(Stage stage);

// Whether somebody still has something to do.
bool IsOpen(Stage stage);

// Commands (of the SOP) that would move the case on, but for the units' own.
std::vector<std::string> CommandsAt(Stage stage);

}  // namespace tepat::casebook
