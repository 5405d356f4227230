// SPDX-License-Identifier: Apache-2.0
// The tables of timing itself. What it has read of the office stands beside them with a history of
// its own, which the node brings up to date.
#pragma once

#include <string_view>
#include <vector>

namespace tepat::timing {

// Its own migrations, oldest first; a migration keeps its text and its place for ever.
std::vector<std::string_view> Schema();

}  // namespace tepat::timing
