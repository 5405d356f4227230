// SPDX-License-Identifier: Apache-2.0
// Runs a program over a stranger's bytes, with limits that the kernel keeps: whatever it does with
// them, it ends soon, takes no more memory than it may, and touches nothing of ours.
//
// The services are threaded, and a threaded process that forks may not even allocate in the child;
// so a program is always started anew (posix_spawn), under `prlimit`, which sets the limits before
// a byte of it runs. Bytes go in and out by files in memory, which need no thread to pump them: the
// program may read and write in any order.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tepat::documents {

// Whether this is a build whose programs watch themselves, for which they reserve terabytes of
// addresses and open files at any time: limits on either are for the others.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

struct ChildLimits {
  // Of its address space; not kept in a sanitized build.
  std::size_t memory_bytes = 512U << 20U;
  int cpu_seconds = 10;
  std::chrono::milliseconds time{20'000};  // by the machine's clock, waiting for a processor too
  std::size_t output_bytes = 64U << 20U;   // of each file that it writes, its answer first of all
  int files = 16;                          // open at once
};

// With this, or after the kernel's limits, a program of ours says that it had too little memory.
inline constexpr int kNoMemoryExit = 86;

// Runs `program`, an absolute path, with `input` on its standard input, and returns what it wrote
// on its standard output. It inherits no other open file, no signal mask and no environment but
// `LC_ALL=C.UTF-8`, so no secret; it is in a process group of its own, which is killed as a whole.
// Waits until it has ended: up to `time`. Any thread; at once as often as the machine bears. Fails
// with
//   child.cannot_start     kInternal: no such program, no process left
//   child.refused          kInvalid: it ended with a status of its own, detail `status`
//   child.crashed          kInternal: by a signal, detail `signal`
//   child.too_slow         kExhausted: `cpu_seconds` or `time`
//   child.too_much_memory  kExhausted: it said so
//   child.too_much_output  kExhausted
// the message with the beginning of what it wrote on its standard error.
Result<std::string> RunLimited(const std::string& program,
                               const std::vector<std::string>& arguments,
                               std::span<const std::byte> input, const ChildLimits& limits);

// The path of a program in the folder of the one that asks, where all of ours lie. Fails with
// kInternal `child.cannot_start` when it is not there.
Result<std::string> ProgramBeside(const std::string& name);

}  // namespace tepat::documents
