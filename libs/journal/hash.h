// SPDX-License-Identifier: Apache-2.0
// The chain: hash = SHA-256(hash of the previous row ‖ body), over 32 zero bytes before row 1.
#pragma once

#include <string>
#include <string_view>

namespace tepat::journal {

// Hash that stands before the first row.
std::string FirstHash();

// Hash of a row, 32 bytes. Any thread.
std::string ChainHash(std::string_view previous_hash, std::string_view body);

// SHA-256 of a text, 32 bytes. Any thread.
std::string Sha256(std::string_view text);

}  // namespace tepat::journal
