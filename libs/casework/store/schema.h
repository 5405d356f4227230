// SPDX-License-Identifier: Apache-2.0
// The tables that every step service has beside its own: documents of cases, pauses of visits,
// hand-offs that came, where cases come from, ends that wait.
#pragma once

#include <string_view>
#include <vector>

#include "libs/sql/database.h"

namespace tepat::casework {

// These tables alone.
sql::SchemaPart Schema();

// The whole schema of a step service: the office's view, these tables, and its `own` migrations,
// oldest first.
sql::Schema SchemaWith(std::vector<std::string_view> own);

}  // namespace tepat::casework
