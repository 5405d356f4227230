// SPDX-License-Identifier: Apache-2.0
// What is written into the read model. Inside the writer's transaction.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/instant.h"
#include "libs/sql/database.h"

namespace tepat::portal {

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

Status SaveTitle(sql::Database& db, const std::string& kind, const std::string& key,
                 const std::string& title);
// The SOP version that a case follows.
Status SaveCaseSop(sql::Database& db, const std::string& case_id, const std::string& sop_id,
                   int version);
Status SaveDelegation(sql::Database& db, const std::string& delegation_id, int kind,
                      const std::string& decree_number);

// A letter as its case shows it; fields as in the table.
struct LetterRow {
  std::string case_id;
  std::int64_t agenda_number = 0;
  std::int64_t agenda_year = 0;
  std::string sender;
  std::string letter_number;
  std::string subject;
  std::string period;
  int nature = 0;
  int urgency = 0;
  std::string sender_deadline;
  Instant received;
  int desk = 0;
  int revision = 0;
};
Status SaveLetter(sql::Database& db, const LetterRow& letter);
Status MoveLetter(sql::Database& db, const std::string& case_id, int desk, int revision);

struct FileRow {
  std::string kind;
  std::string sha256;
  std::int64_t size = 0;
  std::string media_type;
};
Status SaveFile(sql::Database& db, const std::string& source, std::int64_t sequence,
                const std::string& case_id, const FileRow& file);

// Where the case stands with one service.
Status SaveStanding(sql::Database& db, const std::string& source, const std::string& case_id,
                    int state, int revision);

struct UnitRow {
  std::string unit;
  std::string position;
  std::string due_date;
  int state = 0;
  int revision = 0;
  std::string reason;
};
Status SaveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit);
// Changes only state, revision and reason.
Status MoveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit);
// As MoveUnit, for a fact that does not tell the unit's revision: it rises by one.
Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason);

// Who a disposition is for. A disposition that is issued anew has its new recipients alone.
Status SaveRecipients(sql::Database& db, const std::string& case_id,
                      const std::vector<std::string>& positions);
// A recipient has opened it.
Status SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                   Instant at);

// Replaces what a service said of cases that stand still; gives those for which that changed.
Result<std::set<std::string>> SaveStuck(sql::Database& db, const std::string& service,
                                        const std::set<std::string>& case_ids);

Status SaveEnding(sql::Database& db, const std::string& case_id, const std::string& source,
                  const std::string& reason);

struct HistoryRow {
  std::string source;
  std::int64_t sequence = 0;
  std::string case_id;
  Instant at;
  std::string fact = {};
  std::string person_id = {};
  std::string position = {};
  std::string delegation_id = {};
  int step = 0;
  std::string detail = {};
};
Status SaveHistory(sql::Database& db, const HistoryRow& row);

struct VisitRow {
  std::string case_id;
  int step = 0;
  int visit = 0;
  int state = 0;
  Instant start;
  std::optional<Instant> stop;
  std::optional<Instant> due;
  std::optional<Instant> breach;
  std::chrono::seconds used{0};
  std::chrono::seconds allowed{0};
  bool paused = false;           // its clock stands still, also beyond its budget
  std::string explanation = {};  // of its due instant
};
Status SaveVisit(sql::Database& db, const VisitRow& visit);
Result<std::int64_t> VisitCursor(sql::Database& db);
Status SaveVisitCursor(sql::Database& db, std::int64_t change);
Status ForgetVisits(sql::Database& db);

// Derives place and tasks of a case anew, and notes that it has changed.
Status Settle(sql::Database& db, const std::string& case_id);

// Forgets everything that a source told, so that it can be read anew.
Status ForgetSource(sql::Database& db, const std::string& source);

struct Draft {
  std::string body;
  Instant saved;
};
// Keeps what somebody has typed; the oldest of more than 50 drafts of a person goes.
Status SaveDraft(sql::Database& db, const std::string& person_id, const std::string& place,
                 const Draft& draft);
Status DeleteDraft(sql::Database& db, const std::string& person_id, const std::string& place);

}  // namespace tepat::portal
