// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/hash.h"

#include <sodium.h>

namespace tepat::journal {
namespace {

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string FirstHash() { return std::string(crypto_hash_sha256_BYTES, '\0'); }

std::string ChainHash(std::string_view previous_hash, std::string_view body) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, Bytes(previous_hash), previous_hash.size());
  crypto_hash_sha256_update(&state, Bytes(body), body.size());
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

std::string Sha256(std::string_view text) { return ChainHash("", text); }

}  // namespace tepat::journal
