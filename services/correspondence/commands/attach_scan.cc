// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"
#include "libs/casework/store/documents.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/domain.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/wire.h"

namespace tepat::correspondence {

Result<v1::AttachScanResponse> AttachScan(journal::Transaction& transaction,
                                          const identity::Claims& caller, const v1::ScanHead& head,
                                          const blobs::Blob& blob) {
  casework::CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(const RegisteredLetter letter, command.Find(FindLetter, head.case_id()));
  TEPAT_TRY(command.Authorise(kRegisterStep, "register"));
  TEPAT_TRY(CheckKind(head.kind()));
  // A case that has gone on may still get its scan; one that has ended needs none.
  if (letter.state.desk == Desk::kNowhere) {
    return Fail(Code::kConflict, "correspondence.case_ended", "the case was ended");
  }
  // Linked before the file gets its name, in one transaction: a crash between leaves neither.
  TEPAT_TRY(casework::LinkDocument(command.db(), head.case_id(),
                                   {head.kind(), letter.letter.number, kArea, blob.sha256}));
  TEPAT_TRY(command.Record("scan-attached", head.case_id(), {}, ScanPayload(head.kind(), blob)));
  auto response = command.Answer<v1::AttachScanResponse>();
  response.set_sha256(blob.sha256);
  response.set_size(blob.size);
  response.set_media_type(blob.media_type);
  return response;
}

}  // namespace tepat::correspondence
