// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/reader/confinement.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "libs/documents/limited_child.h"

namespace tepat::reader {

bool Confine() {
  // Standard input, output and errors are open already, and are all that there will be.
  const rlimit files{3, 3};
  const rlimit processes{0, 0};
  // A sanitizer tries addresses by a pipe of its own, and takes its failure for ours.
  const bool closed = documents::kSanitized || setrlimit(RLIMIT_NOFILE, &files) == 0;
  return closed && setrlimit(RLIMIT_NPROC, &processes) == 0;
}

std::optional<std::vector<std::byte>> ReadInput(std::size_t bytes_max) {
  constexpr std::size_t kPieceBytes = 1U << 20U;
  std::vector<std::byte> bytes;
  while (bytes.size() <= bytes_max) {
    // Grown with what comes: a small file costs no clearing of the room for a large one.
    const std::size_t have = bytes.size();
    bytes.resize(std::min(have + kPieceBytes, bytes_max + 1));
    const ssize_t count = read(STDIN_FILENO, bytes.data() + have, bytes.size() - have);
    if (count < 0 && errno != EINTR) return std::nullopt;
    bytes.resize(have + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) break;
  }
  return bytes;
}

bool WriteOutput(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace tepat::reader
