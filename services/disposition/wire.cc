// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/wire.h"

#include "libs/journal/wire.h"

namespace tepat::disposition {

Issue IssueOf(const v1::IssueDispositionRequest& request) {
  Issue issue{{request.recipients().begin(), request.recipients().end()},
              {request.instructions().begin(), request.instructions().end()},
              request.note(),
              {}};
  for (const v1::Task& task : request.tasks()) {
    issue.tasks.push_back({task.unit(), task.position(), task.request(), task.due_date()});
  }
  return issue;
}

void FillTasks(const std::vector<Task>& from, WireTasks* to) {
  for (const Task& task : from) {
    v1::Task* made = to->Add();
    made->set_unit(task.unit);
    made->set_position(task.position);
    made->set_request(task.request);
    made->set_due_date(task.due_date);
  }
}

v1::DispositionIssued IssuedPayload(const StoredDisposition& issued) {
  // In the order in which the Camat wrote them; the rows know recipients by name alone.
  v1::DispositionIssued payload;
  for (const std::string& position : issued.issue.recipients) payload.add_recipients(position);
  for (const std::string& text : issued.issue.instructions) payload.add_instructions(text);
  FillTasks(issued.issue.tasks, payload.mutable_tasks());
  payload.set_revision(issued.state.revision.number);
  return payload;
}

v1::GetDispositionResponse DispositionResponse(
    const StoredDisposition& found, const std::vector<Reading>& recipients,
    const std::vector<casework::CaseDocument>& documents) {
  v1::GetDispositionResponse response;
  response.set_case_id(found.case_id);
  response.set_state(static_cast<v1::DispositionState>(found.state.state));
  response.set_revision(found.state.revision.number);
  for (const auto& [position, read] : recipients) {
    v1::Recipient* recipient = response.add_recipients();
    recipient->set_position(position);
    // Absent while it is unread.
    if (read) journal::FillTime(*read, recipient->mutable_read_time());
  }
  for (const std::string& text : found.issue.instructions) response.add_instructions(text);
  response.set_note(found.issue.note);
  FillTasks(found.issue.tasks, response.mutable_tasks());
  response.set_reason(found.reason);
  response.set_period(found.period);
  response.set_end_requested(found.end_requested);
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

}  // namespace tepat::disposition
