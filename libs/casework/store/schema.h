// SPDX-License-Identifier: Apache-2.0
// The tables that every step service has beside its own: documents of cases, pauses of visits,
// hand-offs that came, ends that wait.
#pragma once

#include <string_view>
#include <vector>

namespace tepat::casework {

// Migrations, oldest first; a migration keeps its text and its place for ever.
std::vector<std::string_view> Schema();

// Stands in a service's own migrations where it once made the table of documents: what has run
// already is counted, so the place is kept.
constexpr std::string_view kMovedToCasework = "-- the table of documents is casework's";

}  // namespace tepat::casework
