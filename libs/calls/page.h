// SPDX-License-Identifier: Apache-2.0
// Pages of lists: every list that a call answers has a limit, so that no answer grows with the
// years.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::calls {

constexpr int kPageDefault = 50;  // a screen full
constexpr int kPageMax = 200;     // so that an answer stays below one message's limit

// How many entries a page may have: 1 to 200 as asked, 50 for 0. Fails with kInvalid
// `<area>.invalid_page`.
// `area` is the service's, as its slugs begin.
inline Result<int> PageSizeOf(int asked, const std::string& area) {
  if (asked >= 0 && asked <= kPageMax) return asked == 0 ? kPageDefault : asked;
  return Fail(
      Code::kInvalid, area + ".invalid_page",
      "page_size: 1 to " + std::to_string(kPageMax) + ", or 0 for " + std::to_string(kPageDefault));
}

}  // namespace tepat::calls
