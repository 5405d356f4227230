// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/arrival.h"

#include "libs/casework/store/documents.h"

namespace tepat::casework {

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
