// SPDX-License-Identifier: Apache-2.0
// The tables of disposition itself. Those of casework and of what it has read of the office stand
// beside them with histories of their own, which the node brings up to date.
#pragma once

#include <string_view>
#include <vector>

namespace tepat::disposition {

// Its own migrations, oldest first; a migration keeps its text and its place for ever. The first is
// a note in the place of a table that is casework's now.
std::vector<std::string_view> Schema();

}  // namespace tepat::disposition
