// SPDX-License-Identifier: Apache-2.0
// The tables of what stands beside values: files that prove them, cells that were given back, what
// was said. Functions that write run inside the writer's transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/sql/database.h"
#include "services/data-collection/sending.h"
#include "services/data-collection/unit.h"

namespace tepat::data_collection {

// Adds a file of a unit; one that is there already gets the new name.
Status SaveFile(sql::Database& db, const std::string& case_id, const std::string& unit,
                const EvidenceFile& file);
// Files of a unit in the order in which they were handed in; at most kFilesMax.
Result<std::vector<EvidenceFile>> FilesOf(sql::Database& db, const std::string& case_id,
                                          const std::string& unit);
// Whether any unit has handed in that file. For BlobStore::Sweep.
Result<bool> IsEvidence(sql::Database& db, const std::string& sha256);

// Cells that were given back take the place of the former; none: nothing waits for correction.
Status ReplaceReturnedCells(sql::Database& db, const std::string& case_id, const std::string& unit,
                            const std::vector<ReturnedCell>& cells);
// Those of a unit, in their order.
Result<std::vector<ReturnedCell>> ReturnedCellsOf(sql::Database& db, const std::string& case_id,
                                                  const std::string& unit);

// Remarks on one value that are kept at most.
inline constexpr int kCommentsMax = 100;

// How many remarks there are on a value.
Result<int> CountComments(sql::Database& db, const std::string& case_id, const std::string& unit,
                          const std::string& indicator);
Status InsertComment(sql::Database& db, const std::string& case_id, const std::string& unit,
                     int number, const Comment& comment);
// All remarks on a unit's values: by indicator, oldest first.
Result<std::vector<Comment>> CommentsOf(sql::Database& db, const std::string& case_id,
                                        const std::string& unit);
// How many remarks there are in a case, by unit and indicator.
Result<std::map<std::pair<std::string, std::string>, int>> CommentCounts(
    sql::Database& db, const std::string& case_id);

}  // namespace tepat::data_collection
