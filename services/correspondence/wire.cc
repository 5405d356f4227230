// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/wire.h"

#include "libs/journal/wire.h"

namespace tepat::correspondence {

Letter LetterOf(const v1::RegisterLetterRequest& request) {
  Letter letter;
  letter.sender = request.sender();
  letter.number = request.letter_number();
  letter.date = request.letter_date();
  letter.subject = request.subject();
  letter.channel = request.channel();
  letter.external_number = request.external_number();
  // Absent is not the year 1970: the check asks for it.
  if (request.has_received_time()) letter.received = journal::TimeOf(request.received_time());
  letter.back_entry_reason = request.back_entry_reason();
  letter.nature = request.nature();
  letter.urgency = request.urgency();
  letter.sender_deadline = request.sender_deadline();
  letter.period = request.period();
  letter.attachments = request.attachments();
  letter.archive_place = request.archive_place();
  return letter;
}

v1::LetterRegistered RegisteredPayload(const RegisteredLetter& registered, bool whole) {
  const Letter& letter = registered.letter;
  v1::LetterRegistered payload;
  payload.set_agenda_number(registered.agenda_number);
  payload.set_agenda_year(registered.agenda_year);
  // Facts go to every reader of the bus: of a restricted letter they tell ids and clocks alone.
  if (whole || IsPublic(letter)) {
    payload.set_sender(letter.sender);
    payload.set_letter_number(letter.number);
    payload.set_subject(letter.subject);
  }
  payload.set_channel(static_cast<v1::IntakeChannel>(letter.channel));
  journal::FillTime(*letter.received, payload.mutable_received_time());
  payload.set_back_entry_reason(letter.back_entry_reason);
  payload.set_nature(static_cast<v1::Nature>(letter.nature));
  payload.set_urgency(static_cast<v1::Urgency>(letter.urgency));
  payload.set_sender_deadline(letter.sender_deadline);
  payload.set_period(letter.period);
  // Readers fold marks, and this letter has none: they must know why.
  payload.set_on_schedule(registered.state.desk == Desk::kFiled);
  return payload;
}

v1::ScanAttached ScanPayload(const std::string& kind, const blobs::Blob& blob) {
  v1::ScanAttached payload;
  payload.set_kind(kind);
  payload.set_sha256(blob.sha256);
  payload.set_size(blob.size);
  payload.set_media_type(blob.media_type);
  return payload;
}

bool IsOfLetter(const casework::CaseDocument& document) { return !document.number.empty(); }

v1::GetCaseResponse CaseResponse(const OwnCase& own, const std::optional<RegisteredLetter>& letter,
                                 const std::vector<casework::CaseDocument>& documents) {
  v1::GetCaseResponse response;
  response.set_case_id(own.case_id());
  response.set_period(own.period());
  response.set_on_schedule(own.scheduled.has_value());
  response.set_has_letter(letter.has_value());
  if (letter) {
    response.set_agenda_number(letter->agenda_number);
    response.set_agenda_year(letter->agenda_year);
  }
  for (const casework::CaseDocument& document : documents) {
    if (document.sha256.empty()) continue;  // a reference: its number is the letter's
    v1::CaseFile* file = response.add_files();
    file->set_kind(document.kind);
    file->set_sha256(document.sha256);
    file->set_of_letter(IsOfLetter(document));
  }
  response.set_end_requested(own.IsOver());
  return response;
}

v1::GetLetterResponse LetterResponse(const RegisteredLetter& found,
                                     const std::vector<casework::CaseDocument>& documents) {
  v1::GetLetterResponse response;
  response.set_case_id(found.case_id);
  *response.mutable_letter() = RegisteredPayload(found, true);
  response.set_letter_date(found.letter.date);
  response.set_external_number(found.letter.external_number);
  response.set_attachments(found.letter.attachments);
  response.set_desk(static_cast<v1::Desk>(found.state.desk));
  response.set_revision(found.state.revision.number);
  if (found.state.read) journal::FillTime(*found.state.read, response.mutable_read_time());
  response.set_advice(found.advice);
  casework::FillDocuments(documents, response.mutable_documents());
  response.set_end_requested(found.end_requested);
  return response;
}

}  // namespace tepat::correspondence
