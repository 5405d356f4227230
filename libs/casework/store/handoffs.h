// SPDX-License-Identifier: Apache-2.0
// The tables of what came from other services: hand-offs that had their effect, and ends of cases
// that have not come yet.
#pragma once

#include <optional>
#include <string>

#include "libs/sql/database.h"
#include "tepat/common/v1/ending.pb.h"

namespace tepat::casework {

// Remembers a hand-off by the id of its fact. True the first time. Inside a write transaction.
Result<bool> RememberHandoff(sql::Database& db, const std::string& event_id);

// Leaves the wish for the end of a case that is not known yet; the first wish stays. Inside a write
// transaction.
Status InsertTombstone(sql::Database& db, const std::string& case_id,
                       const common::v1::CaseEnding& ending);

// The wish that waits for a case, or nothing. Fails with kInternal `journal.corrupt_tombstone`.
Result<std::optional<common::v1::CaseEnding>> FindTombstone(sql::Database& db,
                                                            const std::string& case_id);

}  // namespace tepat::casework
