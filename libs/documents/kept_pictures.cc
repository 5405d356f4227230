// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/kept_pictures.h"

namespace tepat::documents {

std::size_t KeptPictures::BytesOf(const Entry& entry) {
  return kEntryBytes + (entry.drawn ? entry.drawn->size() : 0);
}

Result<std::string> KeptPictures::Get(const std::string& sha256, const Draw& draw) {
  {
    const Lock lock(mutex_);
    const auto found = by_hash_.find(sha256);
    if (found != by_hash_.end()) {
      entries_.splice(entries_.begin(), entries_, found->second);
      return found->second->drawn;
    }
  }
  // Without the lock: drawing may take seconds.
  auto drawn = draw();
  const bool lasting =
      drawn || drawn.error().code == Code::kInvalid || drawn.error().code == Code::kExhausted;
  if (lasting) Keep(sha256, drawn);
  return drawn;
}

void KeptPictures::Keep(const std::string& sha256, const Result<std::string>& drawn) {
  const Lock lock(mutex_);
  if (by_hash_.contains(sha256)) return;
  entries_.push_front({sha256, drawn});
  by_hash_[sha256] = entries_.begin();
  bytes_ += BytesOf(entries_.front());
  while (bytes_ > bytes_max_) {
    bytes_ -= BytesOf(entries_.back());
    by_hash_.erase(entries_.back().sha256);
    entries_.pop_back();
  }
}

}  // namespace tepat::documents
