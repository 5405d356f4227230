// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/schema.h"

#include "migrations_timing.h"

namespace tepat::timing {

// The office's view stands in the same file with a history of its own: identity::MigrateOfficeView.
std::vector<std::string_view> Schema() { return kMigrations; }

}  // namespace tepat::timing
