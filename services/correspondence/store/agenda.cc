// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/agenda.h"

namespace tepat::correspondence {

// One statement counts and reads: there is no instant at which two could see the same number.
Result<int> TakeAgendaNumber(sql::Database& db, int year) {
  return db.Get<int>(
      "INSERT INTO agenda(year, last) VALUES(?, 1) ON CONFLICT(year) DO UPDATE SET "
      "last = last + 1 RETURNING last",
      year);
}

}  // namespace tepat::correspondence
