// SPDX-License-Identifier: Apache-2.0
// What SQLite's result codes mean to us. For libs/sql alone.
#pragma once

#include "libs/base/status.h"

struct sqlite3;

namespace tepat::sql {

// What a caller can act on has a slug of its own; all else is `sql.failed`, whose message says
// more. The failure `code`, primary or extended, with what the connection says about it; the slugs
// are listed in database.h. `db` may be null: then SQLite's word for the code is taken.
Error ErrorOf(int code, sqlite3* db);

}  // namespace tepat::sql
