// SPDX-License-Identifier: Apache-2.0
#include "services/submission/domain.h"

namespace tepat::submission {
namespace {

Error Moved(const Submission& submission) {
  return MovedOn(kArea, NameOf(submission.state), submission.revision).value();
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
  submission.open =
      sop::NewVisit(sop, kPrepareStep, ++submission.prepare_visits, "prepare_documents");
  return sop::StartOf(submission.open, sop, start);
}

std::vector<sop::Mark> FinishDocuments(Submission& submission, const sop::Sop& sop, Instant now) {
  // It opens no step: the gate of review and approval is untimed.
  submission.state = State::kInReview;
  return {sop::Complete(submission.open, sop, 0, now)};
}

sop::Mark BeginSending(Submission& submission, const sop::Sop& sop, Instant now) {
  submission.state = State::kSending;
  submission.open = sop::NewVisit(sop, kSendStep, ++submission.send_visits, "send");
  return sop::StartOf(submission.open, sop, now);
}

std::vector<sop::Mark> FinishSending(Submission& submission, const sop::Sop& sop, Instant now) {
  submission.state = State::kSent;
  // Our instant, by which a receipt is judged; the channel's own may come later.
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
  // After sending no visit is open: what was sent in time stays so, whatever is corrected later.
  std::vector<sop::Mark> marks;
  if (preparing) {
    sop::Mark returned = sop::MarkOn(submission.open, sop::Mark::Kind::kReturned, now);
    returned.reason = reason;
    marks.push_back(std::move(returned));
  }
  // The visit that was open ended with the mark; what begins now is another.
  submission.open = {};
  submission.reason = reason;
  switch (target) {
      // Waits for data-collection, which hands the case over again.
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

}  // namespace tepat::submission
