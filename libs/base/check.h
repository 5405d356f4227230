// SPDX-License-Identifier: Apache-2.0
// Promises of our own code. When one is broken nobody knows any more what is true, so the process
// stops and is started anew: what it had committed is whole, what it had not was answered to
// nobody.
#pragma once

namespace tepat {

// Prints the broken promise to standard error and aborts. Any thread.
[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace tepat

// Stops the process when a promise of our own code is broken: a bug, never a bad input. The
// condition is evaluated once, in every build. Any thread.
#define TEPAT_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::tepat::CheckFailed(#condition, __FILE__, __LINE__))
