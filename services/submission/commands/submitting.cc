// SPDX-License-Identifier: Apache-2.0
#include "services/submission/commands/commands.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "services/submission/store/submissions.h"

namespace tepat::submission {
namespace {

constexpr const char* kArea = "submission";
constexpr const char* kInvalid = "submission.invalid_request";
const char* const kNeededKinds[] = {"dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"};

// A case, its SOP, and the right of somebody to decide about it.
struct Submitting {
  casework::Decision decision;
  Submission submission = {};
  sop::Sop sop = {};
  v1::SubmissionChanged payload = {};

  Status Find(const std::string& case_id) {
    TEPAT_ASSIGN(auto found, FindSubmission(decision.db(), case_id));
    if (!found) return Fail(Code::kNotFound, "submission.unknown_case", "this case is not here");
    submission = std::move(*found);
    TEPAT_ASSIGN(sop, casework::SopOfCase(decision.db(), kArea, submission.case_id,
                                          submission.sop_id, submission.sop_version));
    return Ok();
  }

  // Finds the case, judges the right to a command of one of its steps, and asks where it stands.
  Status Begin(const std::string& case_id, int step, const char* command, State state,
               int expected_revision) {
    TEPAT_TRY(Find(case_id));
    TEPAT_TRY(decision.Authorise(*sop.Find(step), command));
    return RequireState(submission, state, expected_revision);
  }

  // Refuses to complete the step while an enforced input is missing, unless somebody says why.
  Status RequireInputs(int step, const std::string& reason) {
    TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(decision.db(), submission.case_id));
    TEPAT_ASSIGN(const auto missing,
                 decision.MissingInputs(*sop.Find(step), casework::KindsOf(documents), reason));
    for (const std::string& kind : missing) payload.add_missing_inputs(kind);
    if (!missing.empty()) payload.set_missing_input_reason(reason);
    return Ok();
  }

  Status Link(const casework::CaseDocument& document) {
    TEPAT_TRY(casework::LinkDocument(decision.db(), submission.case_id, document));
    casework::FillDocuments({document}, payload.mutable_documents());
    return Ok();
  }

  std::vector<sop::Mark> Accept() {
    return sop::Accept(submission.open, decision.right().position, decision.now());
  }

  // Saves the submission, so that the next revision is another.
  Status Save() {
    submission.revision = submission.revision.Next(decision.right().person_id, decision.now());
    return SaveSubmission(decision.db(), submission);
  }

  // Saves the submission and appends the fact.
  template <class Response>
  Result<Response> Finish(const char* fact, std::vector<sop::Mark> marks) {
    TEPAT_TRY(Save());
    payload.set_state(static_cast<v1::SubmissionState>(submission.state));
    payload.set_revision(submission.revision.number);
    TEPAT_ASSIGN(const auto appended,
                 decision.Record(fact, submission.case_id, std::move(marks), payload));
    return casework::Decision::Answer<Response>(submission.revision.number, appended.position);
  }

  // A note or a reason that stays with the submission.
  Status Note(const std::string& text, const char* field, std::size_t min, std::size_t max) {
    Findings findings;
    findings.RequireText(text, field, min, max);
    TEPAT_TRY(findings.Outcome(kInvalid));
    submission.reason = text;
    payload.set_reason(text);
    return Ok();
  }
};

std::vector<sop::Mark> Joined(std::vector<sop::Mark> first, std::vector<sop::Mark> second) {
  for (sop::Mark& mark : second) first.push_back(std::move(mark));
  return first;
}

Status CheckDocuments(const std::vector<casework::CaseDocument>& documents, const Config& config) {
  Findings findings;
  findings.Require(documents.size() >= 2 && documents.size() <= config.documents_max, "documents",
                   "2 to 20");
  for (std::size_t i = 0; i < std::min(documents.size(), config.documents_max); ++i) {
    const std::string field = "documents[" + std::to_string(i) + "]";
    findings.RequireText(documents[i].kind, field + ".kind", 1, 60);
    findings.RequireText(documents[i].number, field + ".number", 1, 150);
    findings.RequireText(documents[i].place, field + ".place", 1, 200);
  }
  for (const char* kind : kNeededKinds) {
    const bool there = std::any_of(documents.begin(), documents.end(),
                                   [&](const auto& document) { return document.kind == kind; });
    findings.Require(there, "documents", std::string("one of kind ") + kind);
  }
  return findings.Outcome(kInvalid);
}

}  // namespace

Result<v1::MarkDocumentsReadyResponse> MarkDocumentsReady(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::MarkDocumentsReadyRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kPrepareStep, "prepare_documents", State::kPreparing,
                       request.expected_revision()));
  const auto documents = casework::DocumentsIn(request.documents());
  TEPAT_TRY(CheckDocuments(documents, context.config));
  TEPAT_TRY(self.RequireInputs(kPrepareStep, request.missing_input_reason()));
  for (const casework::CaseDocument& document : documents) TEPAT_TRY(self.Link(document));
  auto marks = self.Accept();
  return self.Finish<v1::MarkDocumentsReadyResponse>(
      "documents-ready",
      Joined(std::move(marks), FinishDocuments(self.submission, self.sop, transaction.now())));
}

Result<v1::ReviewDocumentsResponse> ReviewDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReviewDocumentsRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kPrepareStep, "review", State::kInReview,
                       request.expected_revision()));
  TEPAT_TRY(self.Note(request.note(), "note", 0, 1000));
  self.submission.state = State::kInApproval;
  return self.Finish<v1::ReviewDocumentsResponse>("documents-reviewed", {});
}

Result<v1::ApproveDocumentsResponse> ApproveDocuments(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::ApproveDocumentsRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kPrepareStep, "approve", State::kInApproval,
                       request.expected_revision()));
  TEPAT_TRY(self.Note(request.note(), "note", 0, 1000));
  const sop::Mark started = BeginSending(self.submission, self.sop, transaction.now());
  TEPAT_TRY(self.Link({"paket_disetujui", "ke-" + std::to_string(started.visit), "Tepat"}));
  return self.Finish<v1::ApproveDocumentsResponse>("documents-approved", {started});
}

Result<v1::ReturnDocumentsResponse> ReturnDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReturnDocumentsRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  // Who may give them back is who has them now.
  const bool approving = self.submission.state == State::kInApproval;
  TEPAT_TRY(
      self.decision.Authorise(*self.sop.Find(kPrepareStep), approving ? "approve" : "review"));
  TEPAT_TRY(RequireState(self.submission, approving ? State::kInApproval : State::kInReview,
                         request.expected_revision()));
  TEPAT_TRY(self.Note(request.reason(), "reason", 5, 500));
  const sop::Mark started = BeginPreparing(self.submission, self.sop, transaction.now());
  return self.Finish<v1::ReturnDocumentsResponse>("documents-returned", {started});
}

Result<v1::AddCoveringLetterResponse> AddCoveringLetter(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::AddCoveringLetterRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kSendStep, "send", State::kSending,
                       request.expected_revision()));
  Findings findings;
  findings.RequireText(request.number(), "number", 1, 150);
  findings.RequireText(request.place(), "place", 1, 200);
  const auto date = ParseDate(request.date());
  findings.Require(date && *date <= context.zone.DateOf(transaction.now()), "date",
                   "a date like 2026-12-01, not in the future");
  TEPAT_TRY(findings.Outcome(kInvalid));
  TEPAT_TRY(self.Link({"surat_pengantar", request.number(), request.place()}));
  return self.Finish<v1::AddCoveringLetterResponse>("covering-letter-added", self.Accept());
}

Result<v1::SendPackageResponse> SendPackage(journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::SendPackageRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kSendStep, "send", State::kSending,
                       request.expected_revision()));
  Findings findings;
  const bool known = v1::DeliveryChannel_IsValid(request.channel()) &&
                     request.channel() != v1::DELIVERY_CHANNEL_UNSPECIFIED;
  findings.Require(known, "channel", "required");
  findings.RequireText(request.external_number(), "external_number", 0, 150);
  TEPAT_TRY(findings.Outcome(kInvalid));
  TEPAT_TRY(self.RequireInputs(kSendStep, request.missing_input_reason()));
  const std::string number = request.external_number().empty()
                                 ? "ke-" + std::to_string(self.submission.open.visit)
                                 : request.external_number();
  TEPAT_TRY(self.Link({self.sop.Find(kSendStep)->output_kind, number, "penerima"}));
  self.payload.set_channel(request.channel());
  self.payload.set_external_number(request.external_number());
  auto marks = self.Accept();
  return self.Finish<v1::SendPackageResponse>(
      "package-sent",
      Joined(std::move(marks), FinishSending(self.submission, self.sop, transaction.now())));
}

Result<v1::RecordReceiptResponse> RecordReceipt(const Context& context,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::RecordReceiptRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(
      self.Begin(request.case_id(), kSendStep, "send", State::kSent, request.expected_revision()));
  const Receipt receipt{request.number(), request.receiver(),
                        journal::TimeOf(request.received_time()), request.file_sha256()};
  TEPAT_TRY(CheckReceipt(receipt, *self.submission.sent, transaction.now(), context.config));
  TEPAT_TRY(self.Link({"tanda_terima", receipt.number, receipt.receiver}));
  self.submission.receipt = receipt;
  self.submission.state = State::kClosed;
  return self.Finish<v1::RecordReceiptResponse>("receipt-recorded", {});
}

Result<v1::RequestCorrectionResponse> RequestCorrection(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RequestCorrectionRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  const bool preparing = self.submission.state == State::kPreparing;
  TEPAT_TRY(self.decision.Authorise(*self.sop.Find(preparing ? kPrepareStep : kSendStep),
                                    preparing ? "prepare_documents" : "send"));
  Findings findings;
  const bool to_data = request.target() == v1::CORRECTION_TARGET_DATA;
  findings.Require(request.target() >= v1::CORRECTION_TARGET_DATA &&
                       request.target() <= v1::CORRECTION_TARGET_SENDING,
                   "target", "required");
  findings.Require(
      to_data ? request.units_size() >= 1 && request.units_size() <= context.config.returns_max
              : request.units().empty(),
      "units", "1 to 32 with DATA, else none");
  findings.RequireText(request.reason(), "reason", 5, 500);
  for (int i = 0; i < std::min(request.units_size(), context.config.returns_max); ++i) {
    const std::string field = "units[" + std::to_string(i) + "]";
    findings.RequireText(request.units(i).unit(), field + ".unit", 1, 60);
    findings.RequireText(request.units(i).reason(), field + ".reason", 5, 500);
  }
  TEPAT_TRY(findings.Outcome(kInvalid));
  TEPAT_ASSIGN(auto marks,
               Correct(self.submission, self.sop, static_cast<Target>(request.target()),
                       request.reason(), request.expected_revision(), transaction.now()));
  TEPAT_TRY(self.Save());
  v1::CorrectionRequested payload;
  payload.set_target(request.target());
  payload.set_reason(request.reason());
  *payload.mutable_units() = request.units();
  payload.set_revision(self.submission.revision.number);
  TEPAT_ASSIGN(const auto appended,
               self.decision.Record("correction-requested", self.submission.case_id,
                                    std::move(marks), payload));
  return casework::Decision::Answer<v1::RequestCorrectionResponse>(self.submission.revision.number,
                                                                   appended.position);
}

}  // namespace tepat::submission
