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
    if (found != verified_.end() && now < found->second.expires) return found->second;
  }
  TEPAT_ASSIGN(const Claims peeked, PeekToken(token));
  TEPAT_ASSIGN(const auto key, find_key_(peeked.key_id));
  if (!key) {
    return Fail(Code::kUnavailable, "identity.key_unknown",
                "the key of this token is not known here yet");
  }
  TEPAT_ASSIGN(Claims claims, VerifyToken(token, *key, now));
  const Lock lock(mutex_);
  if (verified_.size() >= kRememberedMax) verified_.clear();
  verified_[token] = claims;
  return claims;
}

}  // namespace tepat::identity
