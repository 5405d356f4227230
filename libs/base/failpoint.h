// SPDX-License-Identifier: Apache-2.0
// Places at which a test may kill the process, as a power cut would. Compiled out of releases.
#pragma once

namespace tepat {

// Kills the process (SIGKILL) when the environment says TEPAT_FAIL=<name>:<n> and this is the n-th
// time that the point is passed. Any thread.
void PassFailpoint(const char* name);

}  // namespace tepat

// Marks a place where a crash is worth a test. `tests/faults` kills at every one that it finds in
// the sources, and fails for a name that it does not know.
#ifdef TEPAT_FAILPOINTS
#define TEPAT_FAILPOINT(name) ::tepat::PassFailpoint(name)
#else
#define TEPAT_FAILPOINT(name) static_cast<void>(0)
#endif
