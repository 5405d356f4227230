// SPDX-License-Identifier: Apache-2.0
// The tables of timing.
#pragma once

#include <string_view>
#include <vector>

namespace tepat::timing {

// The schema, oldest migration first; the office's view stands among them.
std::vector<std::string_view> Schema();

}  // namespace tepat::timing
