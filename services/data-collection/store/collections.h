// SPDX-License-Identifier: Apache-2.0
// The table of the collections. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>

#include "libs/casework/pause.h"
#include "libs/sql/database.h"
#include "services/data-collection/domain.h"

namespace tepat::data_collection {

// Inserts a collection or takes the place of the one that is there.
Status SaveCollection(sql::Database& db, const Collection& collection);
Result<std::optional<Collection>> FindCollection(sql::Database& db, const std::string& case_id);

// The visit whose clock may stand still: of step 4 or 5, whichever is open.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::data_collection
