// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"
#include "libs/casework/store/documents.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/domain.h"
#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/wire.h"

namespace tepat::correspondence {
namespace {

// Judges the right, and gives the number under which the file is linked: the letter's, or none for
// a file of a case that was opened on schedule, which belongs to no letter.
Result<std::string> NumberFor(casework::CaseCommand& command, const OwnCase& own,
                              const std::optional<RegisteredLetter>& letter,
                              const std::string& kind) {
  const bool letters_only = !own.scheduled || kind == kCircular;
  // As the letter's where both rights are held: of a restricted one its file is kept closely.
  if (letters_only || letter) {
    const Status registers = command.Authorise(kRegisterStep, "register");
    if (registers && letter) return letter->letter.number;
    if (registers) {
      return Fail(Code::kConflict, "correspondence.no_letter",
                  "the circular of this case is not registered yet");
    }
    if (letters_only) return Fail(registers.error());
  }
  TEPAT_TRY(command.Authorise(kRegisterStep, "open_on_schedule"));
  return std::string();
}

}  // namespace

Result<v1::AttachScanResponse> AttachScan(journal::Transaction& transaction,
                                          const identity::Claims& caller, const v1::ScanHead& head,
                                          const blobs::Blob& blob) {
  casework::CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(const OwnCase own, command.Find(FindOwnCase, head.case_id()));
  TEPAT_ASSIGN(const auto letter, FindLetter(command.db(), head.case_id()));
  TEPAT_ASSIGN(const std::string number, NumberFor(command, own, letter, head.kind()));
  TEPAT_TRY(CheckKind(head.kind()));
  // A case that has gone on may still get its files; one that has ended needs none.
  if (own.letter && own.letter->state.desk == Desk::kNowhere) {
    return Fail(Code::kConflict, "correspondence.case_ended", "the case was ended");
  }
  // Linked before the file gets its name, in one transaction: a crash between leaves neither.
  TEPAT_TRY(casework::LinkDocument(command.db(), head.case_id(),
                                   {head.kind(), number, kArea, blob.sha256}));
  TEPAT_TRY(command.Record("scan-attached", head.case_id(), {}, ScanPayload(head.kind(), blob)));
  auto response = command.Answer<v1::AttachScanResponse>();
  response.set_sha256(blob.sha256);
  response.set_size(blob.size);
  response.set_media_type(blob.media_type);
  return response;
}

}  // namespace tepat::correspondence
