// SPDX-License-Identifier: Apache-2.0
// Where a case stands with each service and where it stands still, how it was ended, and who the
// disposition is for. Saving runs inside the writer's transaction; asking on any connection. All
// fail as sql::Database does.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/casebook/stage.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// Where the case stands with one service; `state` is of that service's contract.
Status SaveStanding(sql::Database& db, const std::string& source, const std::string& case_id,
                    int state, int revision);
// All that the services have told of one case.
Result<Standing> StandingOf(sql::Database& db, const std::string& case_id);
// Revision of the case with that service; 0 when it has not told any.
Result<int> RevisionAt(sql::Database& db, const std::string& service, const std::string& case_id);

// The case was ended early by that source.
Status SaveEnding(sql::Database& db, const std::string& case_id, const std::string& source,
                  const std::string& reason);
// Empty for a case that was not ended.
Result<std::string> ReasonOfEnding(sql::Database& db, const std::string& case_id);

// Replaces what a service said of cases that stand still; gives those for which that changed.
Result<std::set<std::string>> SaveStuck(sql::Database& db, const std::string& service,
                                        const std::set<std::string>& case_ids);

// A position that a disposition is for, and when it was opened there.
struct RecipientRow {
  std::string position;
  std::optional<Instant> read = {};  // for the first time
};
// Who a disposition is for. A disposition that is issued anew has its new recipients alone.
Status SaveRecipients(sql::Database& db, const std::string& case_id,
                      const std::vector<std::string>& positions);
// A recipient has opened it; only the first time is kept.
Status SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                   Instant at);
// By position; 200 at most.
Result<std::vector<RecipientRow>> RecipientsOf(sql::Database& db, const std::string& case_id);

// Forgets what that source told of all this.
Status ForgetStanding(sql::Database& db, const std::string& source);

}  // namespace tepat::casebook
