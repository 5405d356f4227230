// SPDX-License-Identifier: Apache-2.0
#include "libs/blobs/file_hash.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

namespace tepat::blobs {
namespace {

constexpr std::size_t kSlice = std::size_t{1} << 20;  // a file need not fit into memory

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

struct Hasher::Impl {
  crypto_hash_sha256_state state;
};

Hasher::Hasher() : impl_(std::make_unique<Impl>()) { crypto_hash_sha256_init(&impl_->state); }
Hasher::~Hasher() = default;

void Hasher::Add(std::string_view bytes) {
  crypto_hash_sha256_update(&impl_->state, Bytes(bytes), bytes.size());
}

std::string Hasher::Finish() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&impl_->state, hash.data());
  // One more than the digits: sodium ends them with a zero, which is taken off again.
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

Result<std::string> HashFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(Code::kNotFound, "blobs.cannot_read", path + ": cannot be read");
  Hasher hasher;
  std::vector<char> slice(kSlice);
  // The last slice is short, which ends the loop: what it brought counts all the same.
  while (file) {
    file.read(slice.data(), static_cast<std::streamsize>(slice.size()));
    hasher.Add({slice.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (file.bad()) return Fail(Code::kNotFound, "blobs.cannot_read", path + ": cannot be read");
  return hasher.Finish();
}

}  // namespace tepat::blobs
