// SPDX-License-Identifier: Apache-2.0
// The table of where cases come from, as their hand-overs told it.
#pragma once

#include <optional>
#include <string>

#include "libs/sql/database.h"
#include "tepat/common/v1/case_origin.pb.h"

namespace tepat::casework {

// Keeps it; told again it replaces itself. Inside a write transaction.
Status SaveOrigin(sql::Database& db, const std::string& case_id,
                  const common::v1::CaseOrigin& origin);

// What was told, or nothing. Fails with kInternal `journal.corrupt_origin`.
Result<std::optional<common::v1::CaseOrigin>> FindOrigin(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::casework
