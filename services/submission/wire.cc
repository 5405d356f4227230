// SPDX-License-Identifier: Apache-2.0
#include "services/submission/wire.h"

#include "libs/journal/wire.h"

namespace tepat::submission {

std::vector<PackageDocument> PackageIn(const std::vector<casework::CaseDocument>& from) {
  std::vector<PackageDocument> documents;
  documents.reserve(from.size());
  for (const casework::CaseDocument& document : from) {
    documents.push_back({document.kind, document.number, document.place});
  }
  return documents;
}

Correction CorrectionIn(const v1::RequestCorrectionRequest& from) {
  Correction correction{from.target(), from.reason(), {}};
  correction.units.reserve(static_cast<std::size_t>(from.units_size()));
  for (const auto& one : from.units()) {
    UnitCorrection& unit = correction.units.emplace_back();
    unit.unit = one.unit();
    unit.reason = one.reason();
    for (const auto& cell : one.cells()) {
      unit.cells.push_back({cell.indicator(), cell.key(), cell.reason()});
    }
  }
  return correction;
}

Receipt ReceiptIn(const v1::RecordReceiptRequest& from) {
  return {from.number(), from.receiver(), journal::TimeOf(from.received_time()),
          from.file_sha256()};
}

v1::CorrectionRequested CorrectionPayload(const v1::RequestCorrectionRequest& request,
                                          int revision) {
  v1::CorrectionRequested payload;
  payload.set_target(request.target());
  payload.set_reason(request.reason());
  *payload.mutable_units() = request.units();
  // Facts are read by everybody; what is to be mended in a cell is for its unit.
  for (auto& unit : *payload.mutable_units()) {
    for (auto& cell : *unit.mutable_cells()) cell.clear_reason();
  }
  payload.set_revision(revision);
  return payload;
}

v1::GetSubmissionResponse SubmissionResponse(const Submission& found,
                                             const std::vector<casework::CaseDocument>& documents) {
  v1::GetSubmissionResponse response;
  response.set_case_id(found.case_id);
  response.set_state(static_cast<v1::SubmissionState>(found.state));
  response.set_revision(found.revision.number);
  response.set_period(found.period);
  response.set_reason(found.reason);
  // Absent until it is sent, and until a receipt is there.
  if (found.sent) journal::FillTime(*found.sent, response.mutable_sent_time());
  if (found.receipt) {
    v1::Receipt* receipt = response.mutable_receipt();
    receipt->set_number(found.receipt->number);
    receipt->set_receiver(found.receipt->receiver);
    journal::FillTime(found.receipt->received, receipt->mutable_received_time());
    receipt->set_file_sha256(found.receipt->file_sha256);
  }
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

v1::ListUnconfirmedResponse UnconfirmedPage(const std::vector<Unconfirmed>& found, int page_size) {
  v1::ListUnconfirmedResponse response;
  for (const Unconfirmed& one : found) {
    v1::UnconfirmedSubmission* made = response.add_submissions();
    made->set_case_id(one.case_id);
    made->set_period(one.period);
    journal::FillTime(one.sent, made->mutable_sent_time());
  }
  // A full page may be the last: then the next is empty, which costs less than to look ahead.
  if (response.submissions_size() == page_size) {
    response.set_next_page_token(found.back().case_id);
  }
  return response;
}

}  // namespace tepat::submission
