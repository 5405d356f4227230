// SPDX-License-Identifier: Apache-2.0
// Files by their content: each lies once under its SHA-256 and is never changed.
//
// A file is written beside the others and sealed to disk; it gets its name only when the row that
// refers to it is about to be committed. So a refused upload leaves nothing, and a crash at most a
// file without a row, which Sweep removes at the next start; a row without its file cannot be.
#pragma once

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/blobs/file_hash.h"

namespace tepat::blobs {

// A file in the store.
struct Blob {
  std::string sha256;  // 64 hexadecimal digits
  std::int64_t size = 0;
  std::string media_type;  // by its bytes, never by its name
};

// Which kinds of files are taken.
enum class Taken {
  kPages,   // `application/pdf`, `image/jpeg`, `image/png`
  kOffice,  // these, and workbooks and documents of offices without macros: XLSX, DOCX
};

// A file on its way in. One thread at a time; without Publish it vanishes.
class BlobWriter {
 public:
  BlobWriter(std::string folder, std::string name, std::int64_t bytes_max, Taken taken);
  ~BlobWriter();
  BlobWriter(const BlobWriter&) = delete;
  BlobWriter& operator=(const BlobWriter&) = delete;

  // Fails with kInvalid `blobs.too_large`, kUnavailable `blobs.disk_full`.
  Status Append(std::string_view bytes);
  // Brings the file to disk. Fails with kInvalid `blobs.kind_refused` when it is of none of the
  // kinds that are taken, kUnavailable `blobs.disk_full`.
  Result<Blob> Seal();
  // Gives the sealed file its name. In the writer's thread, inside the transaction that refers to
  // it. Fails with kUnavailable `blobs.disk_full`.
  Status Publish();

 private:
  const std::string folder_;
  const std::string beside_;
  const std::int64_t bytes_max_;
  const Taken taken_;
  int handle_;
  std::string first_bytes_;
  Hasher hasher_;
  Blob blob_;
  bool published_ = false;
};

// Any thread.
class BlobStore {
 public:
  // Makes the folder when it is missing. Fails with kInternal `blobs.cannot_open`.
  static Result<std::unique_ptr<BlobStore>> Open(const std::string& folder);
  explicit BlobStore(std::string folder) : folder_(std::move(folder)) {}

  // Begins a file; `name` is its own while it comes in.
  std::unique_ptr<BlobWriter> Begin(const std::string& name, std::int64_t bytes_max,
                                    Taken taken = Taken::kPages) const;
  // Opens a file for reading. Fails with kNotFound `blobs.unknown`.
  Result<std::ifstream> Read(const std::string& sha256) const;
  // Removes what came in half, and files to which nothing refers. Before anybody uses the store.
  // Returns how many.
  Result<int> Sweep(
      const std::function<Result<bool>(const std::string& sha256)>& is_referred) const;

 private:
  const std::string folder_;
};

// Where a file lies below the store's folder: `ab/cdef…`.
std::string BlobPath(const std::string& sha256);

// Whether that is 64 lower-case hexadecimal digits.
bool IsSha256(std::string_view text);

}  // namespace tepat::blobs
