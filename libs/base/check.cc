// SPDX-License-Identifier: Apache-2.0
#include "libs/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace tepat {

void CheckFailed(const char* condition, const char* file, int line) {
  // Not the log: it may be what is broken, and it may hold the very lock that this thread has.
  std::fprintf(stderr, "%s:%d: TEPAT_CHECK failed: %s\n", file, line, condition);
  std::abort();
}

}  // namespace tepat
