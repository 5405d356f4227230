// SPDX-License-Identifier: Apache-2.0
// The only SQL of correspondence. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>

#include "libs/sql/database.h"
#include "services/correspondence/desk.h"
#include "services/correspondence/domain.h"

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
};

// A document linked to a case.
struct LinkedDocument {
  std::string kind;
  std::string number;
  std::string place;
};

// The next number of that year's agenda; never given twice.
Result<int> TakeAgendaNumber(sql::Database& db, int year);

Status InsertLetter(sql::Database& db, const RegisteredLetter& letter,
                    const std::string& duplicate_key);

Result<std::optional<RegisteredLetter>> FindLetter(sql::Database& db, const std::string& case_id);

// Where the case stands now; `advice` replaces the one before.
Status SaveState(sql::Database& db, const std::string& case_id, const CaseState& state,
                 const std::string& advice);

Status LinkDocument(sql::Database& db, const std::string& case_id, const LinkedDocument& document);
// Documents of a case; at most 200.
Result<std::vector<LinkedDocument>> DocumentsOf(sql::Database& db, const std::string& case_id);

// A letter with that key, or nothing; cancelled cases do not count.
Result<std::optional<RegisteredLetter>> FindDuplicate(sql::Database& db,
                                                      const std::string& duplicate_key);

}  // namespace tepat::correspondence
