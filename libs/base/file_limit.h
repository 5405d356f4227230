// SPDX-License-Identifier: Apache-2.0
// How large a file may be that people hand in.
#pragma once

#include <cstdint>

namespace tepat {

// 20 MiB, whichever way it comes: a scan of a hundred pages, or a photograph of any telephone, and
// still handed on within two minutes over the slowest line that an office has.
inline constexpr std::int64_t kFileBytesMax = std::int64_t{20} << 20;

}  // namespace tepat
