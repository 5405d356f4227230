// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/office_lists.h"

#include "libs/identity/office_view.h"

namespace tepat::disposition {

Result<OfficeLists> KnownLists(sql::Database& db) {
  // The office refuses longer lists when it adopts them: nothing is cut off here.
  OfficeLists lists;
  TEPAT_ASSIGN(lists.positions,
               db.Select<std::string>("SELECT position FROM office_position LIMIT ?",
                                      identity::kOfficePositionsMax));
  TEPAT_ASSIGN(lists.instructions,
               db.Select<std::string>("SELECT text FROM office_instruction LIMIT ?",
                                      identity::kOfficeInstructionsMax));
  return lists;
}

}  // namespace tepat::disposition
