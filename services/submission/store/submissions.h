// SPDX-License-Identifier: Apache-2.0
// The only SQL of submission. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/casework/pause.h"
#include "libs/casework/store/documents.h"
#include "libs/sql/database.h"
#include "services/submission/domain.h"

namespace tepat::submission {

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

// Inserts a submission or takes the place of the one that is there.
Status SaveSubmission(sql::Database& db, const Submission& submission);
Result<std::optional<Submission>> FindSubmission(sql::Database& db, const std::string& case_id);

// A package that was sent and has no receipt yet.
struct Unconfirmed {
  std::string case_id;
  std::string period;
  Instant sent;
};
// Those behind the case `after`, in the order of their cases; at most `limit`.
Result<std::vector<Unconfirmed>> UnconfirmedAfter(sql::Database& db, const std::string& after,
                                                  int limit);

// The visit whose clock may stand still.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::submission
