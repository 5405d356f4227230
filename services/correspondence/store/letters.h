// SPDX-License-Identifier: Apache-2.0
// The only SQL of correspondence. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>

#include "libs/casework/pause.h"
#include "libs/casework/store/documents.h"
#include "libs/sql/database.h"
#include "services/correspondence/desk.h"
#include "services/correspondence/letter.h"

namespace tepat::correspondence {

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

// A letter with its place in the agenda.
struct RegisteredLetter {
  std::string case_id;
  int agenda_year = 0;
  int agenda_number = 0;
  std::string sop_id;
  int sop_version = 0;
  Instant registered;
  Letter letter;
  CaseState state;
  std::string advice;
  bool end_requested = false;  // and passed on
};

// A case that was opened on schedule, without a letter.
struct ScheduledCase {
  std::string case_id;
  std::string period;
  std::string sop_id;
  int sop_version = 0;
  Revision revision;
  bool end_requested = false;
};

// Its number in the agenda, `12/2026`.
std::string AgendaNumberOf(const RegisteredLetter& letter);

// The next number of that year's agenda; never given twice.
Result<int> TakeAgendaNumber(sql::Database& db, int year);

Status InsertLetter(sql::Database& db, const RegisteredLetter& letter,
                    const std::string& duplicate_key);

Result<std::optional<RegisteredLetter>> FindLetter(sql::Database& db, const std::string& case_id);

// State, advice and wish for an end of a letter that is there.
Status SaveState(sql::Database& db, const RegisteredLetter& letter);

Status InsertScheduledCase(sql::Database& db, const ScheduledCase& scheduled);
Result<std::optional<ScheduledCase>> FindScheduledCase(sql::Database& db,
                                                       const std::string& case_id);
// Revision and wish for an end of a case that is there.
Status SaveScheduledCase(sql::Database& db, const ScheduledCase& scheduled);

// A case of that period whose end nobody has asked for; empty for none.
Result<std::string> FindRunningCase(sql::Database& db, const std::string& period);

// A letter with that key, or nothing; cancelled cases do not count.
Result<std::optional<RegisteredLetter>> FindDuplicate(sql::Database& db,
                                                      const std::string& duplicate_key);

// The visit whose clock may stand still.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::correspondence
