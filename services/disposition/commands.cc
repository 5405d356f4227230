// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/commands.h"

#include "libs/base/findings.h"
#include "libs/daemon/guard.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "services/disposition/store.h"

namespace tepat::disposition {
namespace {

constexpr const char* kCommand = "dispose";

Result<sop::Sop> SopOf(sql::Database& db, const std::string& sop_id, int version) {
  TEPAT_ASSIGN(auto sop, identity::FindSop(db, sop_id, version));
  if (sop && sop->Find(kStep) != nullptr) return std::move(*sop);
  return Fail(Code::kUnavailable, "disposition.no_sop",
              "version " + std::to_string(version) + " of '" + sop_id + "' is not known here yet");
}

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

// One decision of the Camat: what issuing and declining have in common.
class Deciding {
 public:
  Deciding(journal::Transaction& transaction, const identity::Claims& caller)
      : transaction_(transaction), caller_(caller) {}

  // Finds the case, judges the right, and works out the state after the decision.
  Status Begin(const std::string& case_id, State decision, int expected_revision) {
    sql::Database& db = transaction_.db();
    TEPAT_ASSIGN(stored_, MustFind(db, case_id));
    TEPAT_ASSIGN(sop_, SopOf(db, stored_.sop_id, stored_.sop_version));
    TEPAT_ASSIGN(const auto known, daemon::KnownOfficeIn(transaction_));
    TEPAT_ASSIGN(right_, identity::Authorise(db, known, caller_, *sop_.Find(kStep), kCommand,
                                             transaction_.now()));
    TEPAT_ASSIGN(stored_.state, Decide(stored_.state, decision, expected_revision, right_.person_id,
                                       transaction_.now()));
    return Ok();
  }

  // Kinds that are missing; a refusal unless somebody says why.
  Result<std::vector<std::string>> MissingInputs(const std::string& reason) {
    TEPAT_ASSIGN(const auto kinds,
                 LinkedKinds(transaction_.db(), stored_.case_id, YearOfPeriod(stored_.period)));
    const auto missing = sop::MissingInputs(*sop_.Find(kStep), kinds);
    if (missing.empty()) return missing;
    std::string names;
    for (const std::string& kind : missing) names += (names.empty() ? "" : ", ") + kind;
    if (reason.empty()) {
      return Fail(Code::kConflict, "disposition.input_missing",
                  "step 3 cannot be completed without: " + names, {{"missing", names}});
    }
    Findings findings;
    findings.RequireText(reason, "missing_input_reason", 5, 500);
    TEPAT_TRY(findings.Outcome("disposition.invalid_disposition"));
    return missing;
  }

  // Saves the decision and appends its fact.
  template <class Response>
  Result<Response> Finish(const char* fact_name, const google::protobuf::Message& payload) {
    TEPAT_TRY(SaveDecision(transaction_.db(), stored_));
    journal::Fact fact{fact_name, stored_.case_id, transaction_.now()};
    fact.actor = daemon::ActorOf(right_);
    fact.office_cursor = right_.office_cursor;
    fact.marks = MarksOfDecision(sop_, stored_.state.state, transaction_.now(), stored_.reason);
    fact.payload = journal::PayloadOf(payload);
    TEPAT_ASSIGN(const auto appended, transaction_.Append(fact));
    Response response;
    response.set_revision(stored_.state.revision);
    journal::FillPosition(appended.position, response.mutable_position());
    return response;
  }

  StoredDisposition& stored() { return stored_; }

 private:
  journal::Transaction& transaction_;
  const identity::Claims& caller_;
  StoredDisposition stored_;
  sop::Sop sop_;
  identity::Right right_;
};

// Appends a fact that a person has decided and that means nothing for the clock.
Result<common::v1::JournalPosition> AppendPlain(journal::Transaction& transaction,
                                                const identity::Right& right, const char* name,
                                                const std::string& case_id,
                                                const google::protobuf::Message& payload) {
  journal::Fact fact{name, case_id, transaction.now()};
  fact.actor = daemon::ActorOf(right);
  fact.office_cursor = right.office_cursor;
  fact.payload = journal::PayloadOf(payload);
  TEPAT_ASSIGN(const auto appended, transaction.Append(fact));
  common::v1::JournalPosition position;
  journal::FillPosition(appended.position, &position);
  return position;
}

}  // namespace

Result<v1::OpenDispositionResponse> OpenDisposition(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::OpenDispositionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_TRY(daemon::RequireService(caller));
  TEPAT_ASSIGN(const bool opened, IsOpened(db, request.event_id()));
  if (!opened) {
    TEPAT_ASSIGN(const sop::Sop sop, SopOf(db, request.sop_id(), request.sop_version()));
    StoredDisposition made;
    made.case_id = request.case_id();
    made.sop_id = sop.id;
    made.sop_version = sop.version;
    made.period = request.period();
    made.start = journal::TimeOf(request.start_time());
    made.state.changed = transaction.now();
    TEPAT_TRY(
        InsertDisposition(db, made, request.event_id(),
                          {request.document_kinds().begin(), request.document_kinds().end()}));
    v1::DispositionOpened payload;
    payload.set_handed_over_by(request.event_id());
    payload.set_period(request.period());
    TEPAT_TRY(transaction.Append({"disposition-opened",
                                  made.case_id,
                                  transaction.now(),
                                  {},
                                  0,
                                  {MarkOfOpening(sop, made.start)},
                                  journal::PayloadOf(payload)}));
  }
  v1::OpenDispositionResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<v1::IssueDispositionResponse> IssueDisposition(const Context& context,
                                                      journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::IssueDispositionRequest& request) {
  Deciding deciding(transaction, caller);
  TEPAT_TRY(deciding.Begin(request.case_id(), State::kIssued, request.expected_revision()));
  TEPAT_ASSIGN(const auto positions, KnownPositions(transaction.db()));
  deciding.stored().issue = IssueOf(request);
  TEPAT_TRY(CheckIssue(deciding.stored().issue, positions, context.zone.DateOf(transaction.now()),
                       context.config));
  TEPAT_ASSIGN(const auto missing, deciding.MissingInputs(request.missing_input_reason()));
  v1::DispositionIssued payload;
  *payload.mutable_recipients() = request.recipients();
  *payload.mutable_instructions() = request.instructions();
  *payload.mutable_tasks() = request.tasks();
  for (const std::string& kind : missing) payload.add_missing_inputs(kind);
  if (!missing.empty()) payload.set_missing_input_reason(request.missing_input_reason());
  payload.set_revision(deciding.stored().state.revision);
  return deciding.Finish<v1::IssueDispositionResponse>("disposition-issued", payload);
}

Result<v1::DeclineDispositionResponse> DeclineDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::DeclineDispositionRequest& request) {
  Deciding deciding(transaction, caller);
  TEPAT_TRY(deciding.Begin(request.case_id(), State::kNotNeeded, request.expected_revision()));
  Findings findings;
  findings.RequireText(request.reason(), "reason", 5, 500);
  TEPAT_TRY(findings.Outcome("disposition.invalid_disposition"));
  deciding.stored().reason = request.reason();
  v1::DispositionDeclined payload;
  payload.set_reason(request.reason());
  payload.set_revision(deciding.stored().state.revision);
  return deciding.Finish<v1::DeclineDispositionResponse>("disposition-declined", payload);
}

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const StoredDisposition stored, MustFind(db, request.case_id()));
  if (stored.state.state != State::kIssued) {
    return Fail(Code::kConflict, "disposition.not_issued", "nothing has been issued to read");
  }
  TEPAT_ASSIGN(const auto known, daemon::KnownOfficeIn(transaction));
  TEPAT_ASSIGN(const identity::Right right,
               identity::AuthorisePosition(db, known, caller, stored.issue.recipients, "mark_read",
                                           transaction.now()));
  TEPAT_ASSIGN(const bool first,
               SaveReading(db, stored.case_id, right.position, transaction.now()));
  v1::MarkReadResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  if (!first) return response;
  v1::DispositionRead payload;
  payload.set_recipient(right.position);
  TEPAT_ASSIGN(*response.mutable_position(),
               AppendPlain(transaction, right, "disposition-read", stored.case_id, payload));
  return response;
}

Result<v1::RegisterYearDocumentResponse> RegisterYearDocument(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RegisterYearDocumentRequest& request) {
  TEPAT_ASSIGN(const auto known, daemon::KnownOfficeIn(transaction));
  TEPAT_ASSIGN(const identity::Right right,
               identity::AuthorisePosition(transaction.db(), known, caller,
                                           {"kasubbag_keuangan", "sekretaris"},
                                           "register_year_document", transaction.now()));
  TEPAT_TRY(CheckYearDocument(request.kind(), request.year(), request.number(), request.place()));
  TEPAT_TRY(SaveYearDocument(transaction.db(), request.kind(), request.year(), request.number(),
                             request.place()));
  v1::YearDocumentRegistered payload;
  payload.set_kind(request.kind());
  payload.set_year(request.year());
  v1::RegisterYearDocumentResponse response;
  TEPAT_ASSIGN(*response.mutable_position(),
               AppendPlain(transaction, right, "year-document-registered", "", payload));
  return response;
}

}  // namespace tepat::disposition
