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
#include "services/submission/config.h"

namespace tepat::submission {

constexpr int kPrepareStep = 6;
constexpr int kSendStep = 7;

// Where a submission stands. Values as in the contract.
enum class State {
  kPreparing = 1,
  kInReview = 2,
  kInApproval = 3,
  kSending = 4,
  kSent = 5,
  kClosed = 6,
  kInCorrection = 7,
  kEnded = 8,
};

// The state as a word, for refusals.
std::string NameOf(State state);

// Where a correction begins. Values as in the contract.
enum class Target { kData = 1, kDocuments = 2, kSending = 3 };

// The receiver's receipt.
struct Receipt {
  std::string number;       // 1 to 150 characters
  std::string receiver;     // 1 to 200 characters
  Instant received;         // not before the sending, not in the future
  std::string file_sha256;  // 64 hexadecimal digits, or empty
};

// A case in this service.
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
  std::string reason;  // last note, or why it was returned or ended
};

// Fails with kConflict `submission.moved_on` unless it is in that state at that revision.
Status RequireState(const Submission& submission, State state, int expected_revision);

// Step 6 begins, the first time or again.
sop::Mark BeginPreparing(Submission& submission, const sop::Sop& sop, Instant start);

// Step 6 is done; review follows, untimed.
std::vector<sop::Mark> FinishDocuments(Submission& submission, const sop::Sop& sop, Instant now);

// Step 7 begins, the first time or again.
sop::Mark BeginSending(Submission& submission, const sop::Sop& sop, Instant now);

// Step 7 is done; the receipt follows.
std::vector<sop::Mark> FinishSending(Submission& submission, const sop::Sop& sop, Instant now);

// A correction that begins at `target`. Before step 6 is done only kData can be asked for, after
// sending all of them: else kConflict `submission.moved_on`.
Result<std::vector<sop::Mark>> Correct(Submission& submission, const sop::Sop& sop, Target target,
                                       const std::string& reason, int expected_revision,
                                       Instant now);

// Fails with kInvalid `submission.invalid_request` (detail `fields`).
Status CheckReceipt(const Receipt& receipt, Instant sent, Instant now, const Config& config);

}  // namespace tepat::submission
