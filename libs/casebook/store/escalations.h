// SPDX-License-Identifier: Apache-2.0
// What superiors were told of breaches and pauses that last, until they are over. Saving runs
// inside the writer's transaction; asking on any connection. All fail as sql::Database does.
#pragma once

#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// What a superior was told of a visit and what still lasts.
struct EscalationRow {
  std::string case_id;
  int step = 0;
  int visit = 0;
  std::string name;  // of the announcement
  std::string position;
  Instant at;  // since when
};
// An announcement that comes again replaces itself.
Status SaveEscalation(sql::Database& db, const EscalationRow& row);
// Forgets what was told of a visit by announcements whose name begins so; all for an empty one.
// Visit 0: all of the step.
Status ForgetEscalations(sql::Database& db, const std::string& case_id, int step, int visit,
                         const std::string& beginning);

// Forgets all of them: timing is read anew.
Status ForgetAllEscalations(sql::Database& db);

// What those positions were told and what still lasts, the longest first.
Result<std::vector<EscalationRow>> EscalationsTo(sql::Database& db,
                                                 const std::vector<std::string>& positions,
                                                 int limit);

}  // namespace tepat::casebook
