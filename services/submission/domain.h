// SPDX-License-Identifier: Apache-2.0
// Writing the documents, approving and sending them: steps 6 and 7 of the SOP with the untimed gate
// of review and approval between them, the receipt that closes a case, and the ways back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "libs/sop/open_visit.h"
#include "libs/sop/sop.h"
#include "services/submission/correction.h"
#include "services/submission/receipt.h"

namespace tepat::submission {

// Begins this service's slugs.
constexpr const char* kArea = "submission";
constexpr int kPrepareStep = 6;
constexpr int kSendStep = 7;

// Where a submission stands. Values as in the contract.
// Review and approval are the untimed gate: no visit is open in them.
enum class State {
  kPreparing = 1,     // step 6 is open
  kInReview = 2,      // with the Sekretaris
  kInApproval = 3,    // with the Camat
  kSending = 4,       // step 7 is open
  kSent = 5,          // waits for its receipt
  kClosed = 6,        // the receipt is there
  kInCorrection = 7,  // with data-collection again
  kEnded = 8,         // cancelled before it was sent
};

// The state as a word, for refusals.
std::string NameOf(State state);

// A case in this service. Value type; who changes it saves it with its next revision, inside the
// transaction in which it was found.
struct Submission {
  std::string case_id;
  std::string sop_id;
  int sop_version = 0;
  std::string period;
  State state = State::kPreparing;
  Revision revision;
  int prepare_visits = 0;  // visits of step 6 so far
  int send_visits = 0;     // visits of step 7 so far
  sop::OpenVisit open;     // in kPreparing step 6, in kSending step 7, else none
  std::optional<Instant> sent;
  std::optional<Receipt> receipt;
  std::string reason;    // last note, or why it was returned or ended
  int plan_version = 0;  // by which the data were collected; 0: none, or not told
};

// A package that was sent and has no receipt yet.
struct Unconfirmed {
  std::string case_id;
  std::string period;
  Instant sent;
};

// Fails with kConflict `submission.moved_on` unless it is in that state at that revision.
Status RequireState(const Submission& submission, State state, int expected_revision);

// Step 6 begins, the first time or again.
sop::Mark BeginPreparing(Submission& submission, const sop::Sop& sop, Instant start);

// Step 6 is done; review follows, untimed.
std::vector<sop::Mark> FinishDocuments(Submission& submission, const sop::Sop& sop, Instant now);

// Step 7 begins, the first time or again.
sop::Mark BeginSending(Submission& submission, const sop::Sop& sop, Instant now);

// Step 7 is done, and the instant of sending is remembered; the receipt follows, untimed.
std::vector<sop::Mark> FinishSending(Submission& submission, const sop::Sop& sop, Instant now);

// A correction that begins at `target`. Before step 6 is done only kData can be asked for, after
// sending all of them: else kConflict `submission.moved_on`.
Result<std::vector<sop::Mark>> Correct(Submission& submission, const sop::Sop& sop, Target target,
                                       const std::string& reason, int expected_revision,
                                       Instant now);

}  // namespace tepat::submission
