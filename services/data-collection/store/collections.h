// SPDX-License-Identifier: Apache-2.0
// The only SQL of data-collection. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/casework/pause.h"
#include "libs/casework/store/documents.h"
#include "libs/sql/database.h"
#include "services/data-collection/domain.h"
#include "services/data-collection/indicator.h"

namespace tepat::data_collection {

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

// Inserts a collection or takes the place of the one that is there.
Status SaveCollection(sql::Database& db, const Collection& collection);
Result<std::optional<Collection>> FindCollection(sql::Database& db, const std::string& case_id);

// Inserts a unit with what it is asked for.
Status InsertUnit(sql::Database& db, const std::string& case_id, const Unit& unit);
// The same, in the place of the one that is there.
Status ReplaceUnit(sql::Database& db, const std::string& case_id, const Unit& unit);
// State, revision and reason of a unit that is there.
Status SaveUnit(sql::Database& db, const std::string& case_id, const Unit& unit);
Result<std::optional<Unit>> FindUnit(sql::Database& db, const std::string& case_id,
                                     const std::string& name);
// Units of a case by name; at most 100.
Result<std::vector<Unit>> UnitsIn(sql::Database& db, const std::string& case_id);

// Values of a unit; they take the place of the former.
Status SaveValues(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::vector<IndicatorValue>& values);
// Values of a unit in the order in which they were sent; at most 100.
Result<std::vector<IndicatorValue>> ValuesOf(sql::Database& db, const std::string& case_id,
                                             const std::string& unit);

// The visit whose clock may stand still.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::data_collection
