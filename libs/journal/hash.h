// SPDX-License-Identifier: Apache-2.0
// The chain: hash = SHA-256(hash of the previous row ‖ body), over 32 zero bytes before row 1.
#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tepat::journal {

// Hash that stands before the first row.
std::string FirstHash();

// Hash of a row, 32 bytes. Any thread.
std::string ChainHash(std::string_view previous_hash, std::string_view body);

// SHA-256 of a text, 32 bytes. Any thread.
std::string Sha256(std::string_view text);

// SHA-256 of a file's content. Fails with kNotFound `journal.cannot_read`.
Result<std::string> FileSha256(const std::string& path);

}  // namespace tepat::journal
