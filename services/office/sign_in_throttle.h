// SPDX-License-Identifier: Apache-2.0
// How fast passwords may be tried: by name, since all tries come from the portal's address.
#pragma once

#include <map>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/base/status.h"

namespace tepat::office {

// Slows down guessing: after five wrong passwords for one name, half a minute passes until the
// next try, then a minute, and so on up to a quarter of an hour. Any thread.
class SignInThrottle {
 public:
  // The clock outlives the throttle.
  explicit SignInThrottle(const MonotonicClock& clock) : clock_(clock) {}

  // Fails with kExhausted `office.too_many_attempts` (detail `retry_seconds`).
  Status Admit(const std::string& username);
  // After the password was looked at: forgets the wrong ones, or counts one more.
  void Succeeded(const std::string& username);
  void Failed(const std::string& username);

 private:
  struct Tries {
    int failed = 0;
    MonotonicTime open_at{};
  };
  const MonotonicClock& clock_;
  Mutex mutex_;
  std::map<std::string, Tries> tries_ TEPAT_GUARDED_BY(mutex_);  // at most kNamesMax
};

}  // namespace tepat::office
