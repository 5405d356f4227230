// SPDX-License-Identifier: Apache-2.0
// Pictures of files (page_picture.h) that were drawn before, by the hash of their file: a page with
// twenty proofs that is looked at again costs no child process.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <string>

#include "libs/base/mutex.h"
#include "libs/base/status.h"

namespace tepat::documents {

// In memory alone: a file's content never changes, so a picture is forgotten only for want of room,
// the one that was asked for longest ago first. Any thread; one for a service.
class KeptPictures {
 public:
  using Draw = std::function<Result<std::string>()>;

  // Keeps at most so many bytes, each entry counted with kEntryBytes besides.
  explicit KeptPictures(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  // What an entry takes beside its picture; by it refusals are bounded, too.
  static constexpr std::size_t kEntryBytes = 500;

  // The picture of the file with that hash, drawn now unless it is known. That a file is refused is
  // remembered as well, so that nobody can keep the machine busy with one; that it could not be
  // drawn now (kInternal, kUnavailable) is not. Two who ask at one time may both draw it.
  Result<std::string> Get(const std::string& sha256, const Draw& draw);

 private:
  struct Entry {
    std::string sha256;
    Result<std::string> drawn;
  };
  using Entries = std::list<Entry>;

  static std::size_t BytesOf(const Entry& entry);
  void Keep(const std::string& sha256, const Result<std::string>& drawn);

  const std::size_t bytes_max_;
  Mutex mutex_;
  std::size_t bytes_ TEPAT_GUARDED_BY(mutex_) = 0;
  Entries entries_ TEPAT_GUARDED_BY(mutex_);  // asked for last: in front
  std::map<std::string, Entries::iterator> by_hash_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::documents
