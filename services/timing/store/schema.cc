// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/schema.h"

#include "libs/identity/office_view.h"
#include "migrations_timing.h"

namespace tepat::timing {

// The office's view came fourth: a migration keeps its place for ever, or databases of old would
// run another one in its stead.
std::vector<std::string_view> Schema() { return identity::WithOfficeView(kMigrations, 3); }

}  // namespace tepat::timing
