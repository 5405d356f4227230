// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/office_lists.h"

namespace tepat::disposition {

Result<OfficeLists> KnownLists(sql::Database& db) {
  // The office refuses longer lists when it adopts them.
  OfficeLists lists;
  TEPAT_ASSIGN(const auto positions, db.Select("SELECT position FROM office_position LIMIT 500"));
  for (const sql::Row& row : positions) lists.positions.push_back(row.Text(0));
  TEPAT_ASSIGN(const auto texts, db.Select("SELECT text FROM office_instruction LIMIT 200"));
  for (const sql::Row& row : texts) lists.instructions.push_back(row.Text(0));
  return lists;
}

}  // namespace tepat::disposition
