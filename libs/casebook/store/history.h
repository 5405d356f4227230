// SPDX-License-Identifier: Apache-2.0
// Who did what to a case, and when. Saving runs inside the writer's transaction; asking on any
// connection. Every list has a limit. All fail as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/casebook/store/cases.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// A fact of a case. Value type.
struct HistoryRow {
  std::string source;  // `/tepat/<office>/<service>`
  std::int64_t sequence = 0;
  std::string case_id;
  Instant at;
  std::string fact = {};           // `letter-registered`
  std::string person_id = {};      // empty: nobody did it
  std::string position = {};       // in which he did it
  std::string delegation_id = {};  // by which he held that position; empty: his own
  int step = 0;                    // of a verdict, warning or pause; else 0
  std::string detail = {};         // unit or reason, as the fact has it
};
Status SaveHistory(sql::Database& db, const HistoryRow& row);
// Notes who has done something in the case, as long as it is open; behind its place.
Status KeepTouched(sql::Database& db, const std::string& case_id);
// Forgets what that source told.
Status ForgetHistory(sql::Database& db, const std::string& source);

// The history of a case, newest first.
Result<std::vector<HistoryRow>> HistoryOf(sql::Database& db, const std::string& case_id, int limit);
// The newest facts of all cases.
Result<std::vector<HistoryRow>> LatestHistory(sql::Database& db, int limit);
// What a person has done since; newest first.
Result<std::vector<HistoryRow>> DoneBy(sql::Database& db, const std::string& person_id,
                                       Instant since, int limit);
// What a person did to a case at that instant.
Result<std::optional<HistoryRow>> FindDeed(sql::Database& db, const std::string& case_id,
                                           const std::string& person_id, Instant at);
// Open cases in which the person has done something; newest first.
Result<std::vector<CaseRow>> CasesTouchedBy(sql::Database& db, const std::string& person_id,
                                            int limit);

}  // namespace tepat::casebook
