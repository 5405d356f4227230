// SPDX-License-Identifier: Apache-2.0
// What the commands of a submission share: finding it, linking its documents, saving it.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_command.h"
#include "libs/casework/case_document.h"
#include "services/submission/domain.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// One command on one submission. Lives as long as its transaction.
struct Submitting {
  casework::CaseCommand command;
  Submission submission = {};
  v1::SubmissionChanged payload = {};

  Status Find(const std::string& case_id);
  // Finds the case, judges the right to a command of one of its steps, and asks where it stands.
  Status Begin(const std::string& case_id, int step, const char* name, State state,
               int expected_revision);

  // Links a document, which the fact tells.
  Status Link(const casework::CaseDocument& document);

  // A note or a reason that stays with the submission, and which the fact tells.
  void Remark(const std::string& text);

  // ACCEPTED, when this is the holder's first command on the open visit.
  std::vector<sop::Mark> Accept() { return command.Accept(submission.open); }

  // Saves the submission at its next revision.
  Status Save();
  // The same, and appends the fact.
  Status Finish(const char* fact, std::vector<sop::Mark> marks);

  int revision() const { return submission.revision.number; }
};

// Marks in the order in which they happened.
std::vector<sop::Mark> Joined(std::vector<sop::Mark> first, std::vector<sop::Mark> second);

}  // namespace tepat::submission
