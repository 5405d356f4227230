// SPDX-License-Identifier: Apache-2.0
// The tables of the units and of what each is asked for. Functions that write run inside the
// writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/data-collection/unit.h"

namespace tepat::data_collection {

// Inserts a unit with what it is asked for.
Status InsertUnit(sql::Database& db, const std::string& case_id, const Unit& unit);
// The same, in the place of the one that is there.
Status ReplaceUnit(sql::Database& db, const std::string& case_id, const Unit& unit);
// State, date, turn, revision, reason and seen version of a unit that is there.
Status SaveUnit(sql::Database& db, const std::string& case_id, const Unit& unit);
// A new visit begins: no unit of the case has had a turn in it.
Status ForgetTurns(sql::Database& db, const std::string& case_id);
Result<std::optional<Unit>> FindUnit(sql::Database& db, const std::string& case_id,
                                     const std::string& name);
// Units of a case by name; at most kUnitsMax.
Result<std::vector<Unit>> UnitsIn(sql::Database& db, const std::string& case_id);

}  // namespace tepat::data_collection
