// SPDX-License-Identifier: Apache-2.0
// The table of what units have sent. Functions that write run inside the writer's transaction.
#pragma once

#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/data-collection/indicator.h"

namespace tepat::data_collection {

// Values of a unit; they take the place of the former.
Status SaveValues(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::vector<IndicatorValue>& values);
// Values of a unit in the order in which they were sent; at most kValuesMax.
Result<std::vector<IndicatorValue>> ValuesOf(sql::Database& db, const std::string& case_id,
                                             const std::string& unit);

}  // namespace tepat::data_collection
