// SPDX-License-Identifier: Apache-2.0
// The table of the letters. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>

#include "libs/sql/database.h"
#include "services/correspondence/domain.h"

namespace tepat::correspondence {

// Fails when the agenda has that number already: numbers come from TakeAgendaNumber.
Status InsertLetter(sql::Database& db, const RegisteredLetter& letter,
                    const std::string& duplicate_key);

Result<std::optional<RegisteredLetter>> FindLetter(sql::Database& db, const std::string& case_id);

// State, advice and wish for an end of a letter that is there.
Status SaveState(sql::Database& db, const RegisteredLetter& letter);

// The first letter with that key, or nothing; cancelled cases do not count.
Result<std::optional<RegisteredLetter>> FindDuplicate(sql::Database& db,
                                                      const std::string& duplicate_key);

}  // namespace tepat::correspondence
