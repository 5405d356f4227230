// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/commands/commands.h"

#include "libs/calls/guard.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "services/disposition/store/dispositions.h"

namespace tepat::disposition {
namespace {

constexpr const char* kArea = "disposition";
constexpr const char* kCommand = "dispose";

Result<StoredDisposition> MustFind(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(auto found, FindDisposition(db, case_id));
  if (found) return std::move(*found);
  return Fail(Code::kNotFound, "disposition.unknown_case", "this case is not here");
}

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

// A case, its SOP, and the Camat's right to decide about it.
struct Deciding {
  casework::Decision decision;
  StoredDisposition stored = {};
  sop::Sop sop = {};

  Status Begin(const std::string& case_id) {
    TEPAT_ASSIGN(stored, MustFind(decision.db(), case_id));
    TEPAT_ASSIGN(
        sop, casework::SopOfCase(decision.db(), kArea, case_id, stored.sop_id, stored.sop_version));
    return decision.Authorise(*sop.Find(kStep), kCommand);
  }

  Status Decide(State wanted, int expected_revision) {
    TEPAT_ASSIGN(stored.state, disposition::Decide(stored.state, wanted, expected_revision,
                                                   decision.right().person_id, decision.now()));
    return Ok();
  }

  // What may be absent without a reason counts as linked.
  Result<std::vector<std::string>> MissingInputs(const std::string& reason) {
    TEPAT_ASSIGN(const auto documents,
                 LinkedDocuments(decision.db(), stored.case_id, YearOfPeriod(stored.period)));
    std::vector<std::string> kinds = casework::KindsOf(documents);
    kinds.insert(kinds.end(), stored.inapplicable_kinds.begin(), stored.inapplicable_kinds.end());
    return decision.MissingInputs(*sop.Find(kStep), kinds, reason);
  }

  // Saves the decision and appends its fact.
  template <class Response>
  Result<Response> Finish(const char* fact, const google::protobuf::Message& payload) {
    TEPAT_TRY(SaveDecision(decision.db(), stored));
    TEPAT_ASSIGN(
        const auto appended,
        decision.Record(fact, stored.case_id,
                        MarksOfDecision(sop, stored.state.state, decision.now(), stored.reason),
                        payload));
    return casework::Decision::Answer<Response>(stored.state.revision.number, appended.position);
  }
};

// The step's output: the list of tasks, linked to the case.
Status LinkOutput(Deciding& deciding) {
  const std::string number = std::to_string(deciding.stored.issue.tasks.size()) + " tugas";
  return casework::LinkDocument(
      deciding.decision.db(), deciding.stored.case_id,
      {deciding.sop.Find(kStep)->output_kind, number, "lembar disposisi"});
}

}  // namespace

Result<v1::IssueDispositionResponse> IssueDisposition(const Context& context,
                                                      journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::IssueDispositionRequest& request) {
  Deciding deciding{{transaction, caller, kArea}};
  TEPAT_TRY(deciding.Begin(request.case_id()));
  TEPAT_TRY(deciding.Decide(State::kIssued, request.expected_revision()));
  TEPAT_ASSIGN(const OfficeLists office, KnownLists(transaction.db()));
  deciding.stored.issue = IssueOf(request);
  TEPAT_TRY(CheckIssue(deciding.stored.issue, office, context.zone.DateOf(transaction.now()),
                       context.config));
  TEPAT_ASSIGN(const auto missing, deciding.MissingInputs(request.missing_input_reason()));
  TEPAT_TRY(LinkOutput(deciding));
  v1::DispositionIssued payload;
  *payload.mutable_recipients() = request.recipients();
  *payload.mutable_instructions() = request.instructions();
  *payload.mutable_tasks() = request.tasks();
  for (const std::string& kind : missing) payload.add_missing_inputs(kind);
  if (!missing.empty()) payload.set_missing_input_reason(request.missing_input_reason());
  payload.set_revision(deciding.stored.state.revision.number);
  return deciding.Finish<v1::IssueDispositionResponse>("disposition-issued", payload);
}

Result<v1::DeclineDispositionResponse> DeclineDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::DeclineDispositionRequest& request) {
  Deciding deciding{{transaction, caller, kArea}};
  TEPAT_TRY(deciding.Begin(request.case_id()));
  TEPAT_TRY(deciding.Decide(State::kNotNeeded, request.expected_revision()));
  TEPAT_TRY(CheckReason(request.reason()));
  deciding.stored.reason = request.reason();
  v1::DispositionDeclined payload;
  payload.set_reason(request.reason());
  payload.set_revision(deciding.stored.state.revision.number);
  return deciding.Finish<v1::DeclineDispositionResponse>("disposition-declined", payload);
}

Result<v1::CancelDispositionResponse> CancelDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::CancelDispositionRequest& request) {
  Deciding deciding{{transaction, caller, kArea}};
  TEPAT_TRY(deciding.Begin(request.case_id()));
  StoredDisposition& stored = deciding.stored;
  TEPAT_ASSIGN(const auto readings, RecipientsOf(transaction.db(), stored.case_id));
  const identity::Right& right = deciding.decision.right();
  TEPAT_ASSIGN(stored.state, Cancel(stored.state, readings, request.expected_revision(),
                                    right.person_id, transaction.now()));
  TEPAT_TRY(CheckReason(request.reason()));
  stored.end_requested = true;
  TEPAT_TRY(SaveState(transaction.db(), stored));
  common::v1::CaseEndRequested payload;
  payload.mutable_ending()->set_reason(request.reason());
  payload.mutable_ending()->set_person_id(right.person_id);
  payload.mutable_ending()->set_position(right.position);
  payload.set_revision(stored.state.revision.number);
  TEPAT_ASSIGN(const auto appended,
               deciding.decision.Record("case-end-requested", stored.case_id, {}, payload));
  return casework::Decision::Answer<v1::CancelDispositionResponse>(stored.state.revision.number,
                                                                   appended.position);
}

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request) {
  TEPAT_ASSIGN(const StoredDisposition stored, MustFind(transaction.db(), request.case_id()));
  if (stored.state.state != State::kIssued) {
    return Fail(Code::kConflict, "disposition.not_issued", "nothing has been issued to read",
                {{"state", NameOf(stored.state.state)}});
  }
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_TRY(decision.AuthorisePosition(stored.issue.recipients, "mark_read"));
  TEPAT_ASSIGN(const bool first, SaveReading(transaction.db(), stored.case_id,
                                             decision.right().position, transaction.now()));
  if (first) {
    v1::DispositionRead payload;
    payload.set_recipient(decision.right().position);
    TEPAT_TRY(decision.Record("disposition-read", stored.case_id, {}, payload));
  }
  v1::MarkReadResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<v1::RegisterYearDocumentResponse> RegisterYearDocument(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RegisterYearDocumentRequest& request) {
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_TRY(
      decision.AuthorisePosition({"kasubbag_keuangan", "sekretaris"}, "register_year_document"));
  TEPAT_TRY(CheckYearDocument(request.kind(), request.year(), request.number(), request.place()));
  TEPAT_TRY(SaveYearDocument(transaction.db(), request.kind(), request.year(), request.number(),
                             request.place()));
  v1::YearDocumentRegistered payload;
  payload.set_kind(request.kind());
  payload.set_year(request.year());
  TEPAT_ASSIGN(const auto appended, decision.Record("year-document-registered", "", {}, payload));
  v1::RegisterYearDocumentResponse response;
  journal::FillPosition(appended.position, response.mutable_position());
  return response;
}

}  // namespace tepat::disposition
