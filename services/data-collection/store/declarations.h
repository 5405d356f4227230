// SPDX-License-Identifier: Apache-2.0
// The table of values that were declared without a case, and what stands for a period by whichever
// way. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/data-collection/declaration.h"
#include "services/data-collection/domain.h"
#include "services/data-collection/store/sendings.h"

namespace tepat::data_collection {

// Adds what is declared, as a sending with the period in the place of a case: read it by
// FindNewestSending and ValuesOf.
Status InsertDeclaration(sql::Database& db, const Declaration& declaration, const Sending& sending,
                         const std::vector<JudgedValue>& values);

// The case that verified the unit's values of a period; nothing when none did.
Result<std::optional<std::string>> FindVerifyingCase(sql::Database& db, const std::string& unit,
                                                     const std::string& period);

// A case that collects or checks data of a period; nothing when none does.
Result<std::optional<std::string>> FindRunningCase(sql::Database& db, const std::string& period);

// What stands for a unit in a period.
struct Stood {
  std::string unit;
  std::string case_id;  // that verified it; empty for what was declared
  Sending sending;
  std::string source;  // where declared values are taken from
  int numbers = 0;
};

// Of every unit that has any, by unit.
Result<std::vector<Stood>> StoodIn(sql::Database& db, const std::string& period);

}  // namespace tepat::data_collection
