// SPDX-License-Identifier: Apache-2.0
// The tables of correspondence, and those of casework and of what it has read of the office.
#pragma once

#include <string_view>
#include <vector>

namespace tepat::correspondence {

// Migrations, oldest first.
std::vector<std::string_view> Schema();

}  // namespace tepat::correspondence
