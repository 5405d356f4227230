// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tepat {

// Prints the broken promise to standard error and aborts. Any thread.
[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace tepat

// Stops the process when a promise of our own code is broken: a bug, never a bad input.
#define TEPAT_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::tepat::CheckFailed(#condition, __FILE__, __LINE__))
