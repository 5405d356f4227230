// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/handoff.h"

#include "libs/base/id.h"

namespace tepat::casework {

Result<bool> IsNewHandoff(journal::Transaction& transaction, const std::string& event_id) {
  if (!IsUuidV7(event_id)) {
    return Fail(Code::kInvalid, "journal.malformed_event_id", "event_id is not a UUIDv7");
  }
  TEPAT_TRY(transaction.db().Run("INSERT OR IGNORE INTO received_handoff(event_id) VALUES(?)",
                                 {event_id}));
  return transaction.db().changes() > 0;
}

}  // namespace tepat::casework
