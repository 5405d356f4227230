// SPDX-License-Identifier: Apache-2.0
// The only SQL of disposition. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libs/casework/pause.h"
#include "libs/casework/store/documents.h"
#include "libs/sql/database.h"
#include "services/disposition/domain.h"

namespace tepat::disposition {

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

// A case in this service.
struct StoredDisposition {
  std::string case_id;
  std::string sop_id;
  int sop_version = 0;
  std::string period;
  Instant start;
  CaseState state;
  Issue issue;         // empty until it is issued
  std::string reason;  // why none was needed, or why it was ended
  bool end_requested = false;
  std::vector<std::string> inapplicable_kinds;  // inputs that this case cannot have
};

Status InsertDisposition(sql::Database& db, const StoredDisposition& disposition);

Result<std::optional<StoredDisposition>> FindDisposition(sql::Database& db,
                                                         const std::string& case_id);

// State, issue and reason of a case that is there.
Status SaveDecision(sql::Database& db, const StoredDisposition& disposition);

// State and reason of a case that is there.
Status SaveState(sql::Database& db, const StoredDisposition& disposition);

// Recipients and when they read it.
Result<std::vector<Reading>> RecipientsOf(sql::Database& db, const std::string& case_id);

// True when the recipient had not read it before.
Result<bool> SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                         Instant at);

// Documents linked to a case, those of its year included.
Result<std::vector<casework::CaseDocument>> LinkedDocuments(sql::Database& db,
                                                            const std::string& case_id, int year);

Status SaveYearDocument(sql::Database& db, const std::string& kind, int year,
                        const std::string& number, const std::string& place);

// Positions and instructions of the office now.
Result<OfficeLists> KnownLists(sql::Database& db);

// The visit whose clock may stand still.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::disposition
