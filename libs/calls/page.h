// SPDX-License-Identifier: Apache-2.0
// Pages of lists.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::calls {

constexpr int kPageDefault = 50;
constexpr int kPageMax = 200;

// How many entries a page may have: 1 to 200 as asked, 50 for 0. Fails with kInvalid
// `<area>.invalid_page`.
inline Result<int> PageSizeOf(int asked, const std::string& area) {
  if (asked >= 0 && asked <= kPageMax) return asked == 0 ? kPageDefault : asked;
  return Fail(Code::kInvalid, area + ".invalid_page", "page_size: 1 to 200, or 0 for 50");
}

}  // namespace tepat::calls
