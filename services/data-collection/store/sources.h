// SPDX-License-Identifier: Apache-2.0
// The table of the cells of workbooks from which values came. Written once, with their sending.
#pragma once

#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/data-collection/source_cell.h"

namespace tepat::data_collection {

// Inside the writer's transaction.
Status InsertSources(sql::Database& db, const std::string& case_id, const std::string& unit,
                     int version, const std::vector<SourceCell>& sources);
// Of one sending; at most kSourcesMax.
Result<std::vector<SourceCell>> SourcesOf(sql::Database& db, const std::string& case_id,
                                          const std::string& unit, int version);

}  // namespace tepat::data_collection
