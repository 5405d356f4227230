// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/schema.h"

#include "libs/identity/office_view.h"
#include "migrations_timing.h"

namespace tepat::timing {

// The view first: a migration of ours copies the calendars that it holds.
sql::Schema Schema() {
  return {identity::OfficeViewSchema(), sql::SchemaPart{"service", kMigrations}};
}

}  // namespace tepat::timing
