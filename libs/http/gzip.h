// SPDX-License-Identifier: Apache-2.0
// The fence around zlib.
#pragma once

#include <string>
#include <string_view>

namespace tepat::http {

// The text as gzip, at a level from 1 (fast) to 9 (small). Any thread. Running out of memory stops
// the process: zlib gives no other failure here.
std::string Gzip(std::string_view text, int level);

}  // namespace tepat::http
