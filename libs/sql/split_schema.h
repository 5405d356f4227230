// SPDX-License-Identifier: Apache-2.0
// A part of a schema moves into a component of its own, in files that were made before it had one.
#pragma once

#include <span>
#include <string_view>

#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::sql {

// Migrations that ran among those of `from` count from now on as those of `component`, so that
// Migrate goes on with either. `landmarks` names a table that each of them has made, oldest first:
// as many have run as there are tables. Nothing happens in a file in which `component` has a
// history already, or `from` has none. Before the Migrate of both. Fails as Database does.
Status SplitSchema(Database& database, std::string_view from, std::string_view component,
                   std::span<const std::string_view> landmarks);

}  // namespace tepat::sql
