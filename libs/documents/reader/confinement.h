// SPDX-License-Identifier: Apache-2.0
// What the reader lets itself have of the machine: its two streams, and nothing else. One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tepat::reader {

// From here on this process opens no file and no socket, and starts no process (unless it is
// root's, whose processes the kernel does not count; a sanitized build may open files): what a
// stranger's bytes may make of it can only write an answer. False when the kernel refuses.
bool Confine();

// Everything on standard input, but no more than one byte beyond `bytes_max`, which is enough to
// find it too long. Nothing when it cannot be read.
std::optional<std::vector<std::byte>> ReadInput(std::size_t bytes_max);

// Writes all of `text` to standard output; false when it cannot be written.
bool WriteOutput(std::string_view text);

}  // namespace tepat::reader
