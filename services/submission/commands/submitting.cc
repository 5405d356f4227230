// SPDX-License-Identifier: Apache-2.0
#include "services/submission/commands/submitting.h"

#include "libs/casework/store/documents.h"
#include "services/submission/store/submissions.h"

namespace tepat::submission {

Status Submitting::Find(const std::string& case_id) {
  TEPAT_ASSIGN(submission, command.Find(FindSubmission, case_id));
  return Ok();
}

Status Submitting::Begin(const std::string& case_id, int step, const char* name, State state,
                         int expected_revision) {
  TEPAT_TRY(Find(case_id));
  // The right before the state: who may not act does not learn where the case stands.
  TEPAT_TRY(command.Authorise(step, name));
  return RequireState(submission, state, expected_revision);
}

Status Submitting::Link(const casework::CaseDocument& document) {
  TEPAT_TRY(casework::LinkDocument(command.db(), submission.case_id, document));
  casework::FillDocuments({document}, payload.mutable_documents());
  return Ok();
}

void Submitting::Remark(const std::string& text) {
  submission.reason = text;
  payload.set_reason(text);
}

Status Submitting::Save() {
  // Before the fact, which tells the revision that readers will find.
  submission.revision = command.Next(submission.revision);
  return SaveSubmission(command.db(), submission);
}

Status Submitting::Finish(const char* fact, std::vector<sop::Mark> marks) {
  TEPAT_TRY(Save());
  payload.set_state(static_cast<v1::SubmissionState>(submission.state));
  payload.set_revision(revision());
  TEPAT_TRY(command.Record(fact, submission.case_id, std::move(marks), payload));
  return Ok();
}

std::vector<sop::Mark> Joined(std::vector<sop::Mark> first, std::vector<sop::Mark> second) {
  for (sop::Mark& mark : second) first.push_back(std::move(mark));
  return first;
}

}  // namespace tepat::submission
