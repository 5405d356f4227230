// SPDX-License-Identifier: Apache-2.0
// SHA-256 of what comes in pieces.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tepat::blobs {

// Not thread-safe.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void Add(std::string_view bytes);
  // 64 hexadecimal digits. Once.
  std::string Finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The same of a whole file. Fails with kNotFound `blobs.cannot_read`.
Result<std::string> HashFile(const std::string& path);

}  // namespace tepat::blobs
