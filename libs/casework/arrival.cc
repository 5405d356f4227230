// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/arrival.h"

#include "libs/base/id.h"
#include "libs/casework/store/documents.h"
#include "libs/casework/store/handoffs.h"

namespace tepat::casework {

Result<bool> IsNewHandoff(journal::Transaction& transaction, const std::string& event_id) {
  // An empty or made-up id would make every hand-off after the first look like a repeat.
  if (!IsUuidV7(event_id)) {
    return Fail(Code::kInvalid, "journal.malformed_event_id", "event_id is not a UUIDv7");
  }
  return RememberHandoff(transaction.db(), event_id);
}

// Final: whoever hands over lists the case as stuck instead of coming again.
Error CaseIsHere(const std::string& area) {
  return {Code::kConflict, area + ".case_is_here", "another hand-off has opened this case here"};
}

Status LinkDocuments(journal::Transaction& transaction, const std::string& case_id,
                     const WireDocuments& documents) {
  for (const CaseDocument& document : DocumentsIn(documents)) {
    TEPAT_TRY(LinkDocument(transaction.db(), case_id, document));
  }
  return Ok();
}

Status RecordArrival(journal::Transaction& transaction, const char* fact,
                     const std::string& case_id, std::vector<sop::Mark> marks,
                     const google::protobuf::Message& payload) {
  // `at` is now; the clock of the step runs from the predecessor's completion, which STARTED holds.
  journal::Fact made{fact, case_id, transaction.now()};
  made.marks = std::move(marks);
  made.payload = journal::PayloadOf(payload);
  TEPAT_TRY(transaction.Append(made));
  return Ok();
}

}  // namespace tepat::casework
