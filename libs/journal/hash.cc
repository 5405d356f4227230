// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/hash.h"

#include <sodium.h>

#include <fstream>
#include <vector>

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

Result<std::string> FileSha256(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(Code::kNotFound, "journal.cannot_read", path + ": cannot be read");
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> slice(std::size_t{1} << 20);
  while (file) {
    file.read(slice.data(), static_cast<std::streamsize>(slice.size()));
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(slice.data()),
                              static_cast<unsigned long long>(file.gcount()));
  }
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

}  // namespace tepat::journal
