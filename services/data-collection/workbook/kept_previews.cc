// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/kept_previews.h"

#include <algorithm>
#include <utility>

#include "libs/journal/wire.h"

namespace tepat::data_collection::book {

std::string KeptPreviews::Keep(const std::string& caller, Preview& preview) {
  const Instant now = clock_.Now();
  const Instant until = now + kKept;
  journal::FillTime(until, preview.summary.mutable_kept_until_time());
  Kept made{ids_.Next(), caller, until, std::make_shared<const Preview>(preview)};
  std::string token = made.token;
  // Copied before the lock is taken: a preview may be large.
  const Lock lock(mutex_);
  std::erase_if(kept_, [&](const Kept& kept) { return kept.until <= now; });
  const auto is_his = [&](const Kept& kept) { return kept.caller == caller; };
  if (std::count_if(kept_.begin(), kept_.end(), is_his) >= static_cast<std::ptrdiff_t>(kOfOneMax)) {
    kept_.erase(std::find_if(kept_.begin(), kept_.end(), is_his));
  }
  if (kept_.size() >= kAllMax) kept_.pop_front();
  kept_.push_back(std::move(made));
  return token;
}

// Shared by what is kept and the call that reads it.
Result<std::shared_ptr<const Preview>> KeptPreviews::Find(const std::string& caller,
                                                          const std::string& token) const {
  const Instant now = clock_.Now();
  const Lock lock(mutex_);
  for (const Kept& kept : kept_) {
    // Ids can be guessed: the token alone opens nothing.
    if (kept.token == token && kept.caller == caller && kept.until > now) return kept.preview;
  }
  return Fail(Code::kNotFound, "data_collection.unknown_preview", "no such preview waits");
}

}  // namespace tepat::data_collection::book
