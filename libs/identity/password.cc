// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/password.h"

#include <sodium.h>

#include <array>

#include "libs/base/check.h"

namespace tepat::identity {

std::string HashPassword(std::string_view password) {
  TEPAT_CHECK(sodium_init() >= 0);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed =
      crypto_pwhash_str(hash.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
  // Only memory can be short. The empty text is no hash of anything, so no password fits it.
  return failed != 0 ? std::string() : std::string(hash.data());
}

bool IsPassword(const std::string& hash, std::string_view password) {
  TEPAT_CHECK(sodium_init() >= 0);
  // The salt and the cost stand in the hash itself: hashes made at another cost stay valid.
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string NewSecret() {
  TEPAT_CHECK(sodium_init() >= 0);
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // the terminating zero
  return text;
}

}  // namespace tepat::identity
