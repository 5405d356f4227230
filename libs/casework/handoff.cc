// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/handoff.h"

#include "libs/base/id.h"
#include "libs/casework/store/handoffs.h"

namespace tepat::casework {

Result<bool> IsNewHandoff(journal::Transaction& transaction, const std::string& event_id) {
  // An empty or made-up id would make every hand-off after the first look like a repeat.
  if (!IsUuidV7(event_id)) {
    return Fail(Code::kInvalid, "journal.malformed_event_id", "event_id is not a UUIDv7");
  }
  return RememberHandoff(transaction.db(), event_id);
}

}  // namespace tepat::casework
