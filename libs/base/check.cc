// SPDX-License-Identifier: Apache-2.0
#include "libs/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace tepat {

void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: TEPAT_CHECK failed: %s\n", file, line, condition);
  std::abort();
}

}  // namespace tepat
