// SPDX-License-Identifier: Apache-2.0
// Passwords (argon2id) and secrets that stand in links and cookies.
#pragma once

#include <string>
#include <string_view>

namespace tepat::identity {

// The stored form of a password: argon2id with a salt of its own, 64 MiB and about a tenth of a
// second (libsodium's "interactive" limits). Any thread; empty when memory is short.
std::string HashPassword(std::string_view password);

// Whether that is the password; costs as much as hashing. Any thread.
bool IsPassword(const std::string& hash, std::string_view password);

// 32 random bytes as 43 characters that may stand in a URL. Any thread.
std::string NewSecret();

}  // namespace tepat::identity
