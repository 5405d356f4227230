// SPDX-License-Identifier: Apache-2.0
#include "services/submission/domain.h"

#include <algorithm>

#include "libs/base/findings.h"

namespace tepat::submission {
namespace {

std::vector<sop::Holder> HoldersOf(const sop::Sop& sop, int step, const char* command) {
  const sop::Step* found = sop.Find(step);
  return found == nullptr ? std::vector<sop::Holder>() : sop::HoldersOf(*found, command);
}

Error Moved(const Submission& submission) {
  return MovedOn("submission", NameOf(submission.state), submission.revision).value();
}

}  // namespace

std::string NameOf(State state) {
  switch (state) {
    case State::kPreparing:
      return "preparing";
    case State::kInReview:
      return "in_review";
    case State::kInApproval:
      return "in_approval";
    case State::kSending:
      return "sending";
    case State::kSent:
      return "sent";
    case State::kClosed:
      return "closed";
    case State::kInCorrection:
      return "in_correction";
    case State::kEnded:
      return "ended";
  }
  return "";
}

Status RequireState(const Submission& submission, State state, int expected_revision) {
  if (submission.state == state && submission.revision.number == expected_revision) return Ok();
  return Fail(Moved(submission));
}

sop::Mark BeginPreparing(Submission& submission, const sop::Sop& sop, Instant start) {
  submission.state = State::kPreparing;
  submission.open = {kPrepareStep, ++submission.prepare_visits, false,
                     HoldersOf(sop, kPrepareStep, "prepare_documents")};
  return sop::StartOf(submission.open, sop, start);
}

std::vector<sop::Mark> FinishDocuments(Submission& submission, const sop::Sop& sop, Instant now) {
  submission.state = State::kInReview;
  return {sop::Complete(submission.open, sop, 0, now)};
}

sop::Mark BeginSending(Submission& submission, const sop::Sop& sop, Instant now) {
  submission.state = State::kSending;
  submission.open = {kSendStep, ++submission.send_visits, false, HoldersOf(sop, kSendStep, "send")};
  return sop::StartOf(submission.open, sop, now);
}

std::vector<sop::Mark> FinishSending(Submission& submission, const sop::Sop& sop, Instant now) {
  submission.state = State::kSent;
  submission.sent = now;
  return {sop::Complete(submission.open, sop, 0, now)};
}

Result<std::vector<sop::Mark>> Correct(Submission& submission, const sop::Sop& sop, Target target,
                                       const std::string& reason, int expected_revision,
                                       Instant now) {
  const bool preparing = submission.state == State::kPreparing && target == Target::kData;
  if (submission.revision.number != expected_revision ||
      (!preparing && submission.state != State::kSent)) {
    return Fail(Moved(submission));
  }
  std::vector<sop::Mark> marks;
  if (preparing) {
    sop::Mark returned = sop::MarkOn(submission.open, sop::Mark::Kind::kReturned, now);
    returned.reason = reason;
    marks.push_back(std::move(returned));
  }
  submission.open = {};
  submission.reason = reason;
  switch (target) {
    case Target::kData:
      submission.state = State::kInCorrection;
      break;
    case Target::kDocuments:
      marks.push_back(BeginPreparing(submission, sop, now));
      break;
    case Target::kSending:
      marks.push_back(BeginSending(submission, sop, now));
      break;
  }
  return marks;
}

Status CheckReceipt(const Receipt& receipt, Instant sent, Instant now, const Config& config) {
  Findings findings;
  findings.RequireText(receipt.number, "number", 1, 150);
  findings.RequireText(receipt.receiver, "receiver", 1, 200);
  findings.Require(receipt.received >= sent - config.clock_tolerance, "received_time",
                   "not before it was sent");
  findings.Require(receipt.received <= now + config.clock_tolerance, "received_time",
                   "not in the future");
  const std::string& hash = receipt.file_sha256;
  const bool is_hex = hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  findings.Require(hash.empty() || (hash.size() == 64 && is_hex), "file_sha256",
                   "64 lower-case hexadecimal digits, or empty");
  return findings.Outcome("submission.invalid_request");
}

}  // namespace tepat::submission
