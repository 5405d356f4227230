// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/verifier.h"

namespace tepat::identity {
namespace {

constexpr std::size_t kRememberedMax = 1024;  // 50 officers make some 200 tokens an hour

}  // namespace

Result<Claims> Verifier::Verify(const std::string& token) {
  const Instant now = clock_.Now();
  {
    const Lock lock(mutex_);
    const auto found = verified_.find(token);
    // By the whole token, signature included: a changed one is another token.
    if (found != verified_.end() && now < found->second.expires) return found->second;
  }
  // Without the lock: the key is read from the database, and a signature takes a while to
  // check. Two threads may both verify the same token; the second writes what the first wrote.
  TEPAT_ASSIGN(const Claims peeked, PeekToken(token));
  TEPAT_ASSIGN(const auto key, find_key_(peeked.key_id));
  if (!key) {
    return Fail(Code::kUnavailable, "identity.key_unknown",
                "the key of this token is not known here yet");
  }
  TEPAT_ASSIGN(Claims claims, VerifyToken(token, *key, now));
  const Lock lock(mutex_);
  // All at once rather than the oldest: rare, and it costs a second check of each token in use.
  if (verified_.size() >= kRememberedMax) verified_.clear();
  verified_[token] = claims;
  return claims;
}

}  // namespace tepat::identity
