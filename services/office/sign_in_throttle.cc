// SPDX-License-Identifier: Apache-2.0
#include "services/office/sign_in_throttle.h"

#include <algorithm>

namespace tepat::office {
namespace {

constexpr std::size_t kNamesMax = 1000;
// Whoever mistypes is not held up; whoever guesses gets four tries an hour after a while.
constexpr int kFreeTries = 5;
constexpr std::chrono::seconds kFirstWait{30};
constexpr std::chrono::seconds kLongestWait{900};
// From here on the longest wait is reached, and doubling on would only overflow.
constexpr int kDoublingsMax = 5;

}  // namespace

Status SignInThrottle::Admit(const std::string& username) {
  const Lock lock(mutex_);
  const auto found = tries_.find(username);
  if (found == tries_.end() || clock_.Now() >= found->second.open_at) return Ok();
  // Rounded up: a try after that many seconds is admitted.
  const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.open_at - clock_.Now());
  return Fail(Code::kExhausted, "office.too_many_attempts", "too many wrong passwords",
              {{"retry_seconds", std::to_string(left.count())}});
}

void SignInThrottle::Succeeded(const std::string& username) {
  const Lock lock(mutex_);
  // Right at last: what went wrong before was mistyped.
  tries_.erase(username);
}

void SignInThrottle::Failed(const std::string& username) {
  const Lock lock(mutex_);
  if (tries_.size() >= kNamesMax && tries_.find(username) == tries_.end()) {
    // The one that may try again first is forgotten: names without number must not fill the memory.
    tries_.erase(std::min_element(tries_.begin(), tries_.end(), [](const auto& a, const auto& b) {
      return a.second.open_at < b.second.open_at;
    }));
  }
  Tries& tries = tries_[username];
  if (++tries.failed < kFreeTries) return;
  const int doublings = std::min(tries.failed - kFreeTries, kDoublingsMax);
  tries.open_at = clock_.Now() + std::min(kFirstWait * (1 << doublings), kLongestWait);
}

}  // namespace tepat::office
