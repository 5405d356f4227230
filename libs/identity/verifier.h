// SPDX-License-Identifier: Apache-2.0
// Verifies the tokens that come with calls; a verified one is remembered until it is void.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/identity/token.h"

namespace tepat::identity {

// Any thread.
class Verifier {
 public:
  // Finds a public key of the office by its id; nothing when it is not known (yet).
  using FindKey = std::function<Result<std::optional<std::string>>(const std::string& key_id)>;

  // The clock outlives the verifier.
  Verifier(FindKey find_key, const Clock& clock) : find_key_(std::move(find_key)), clock_(clock) {}

  // Fails as VerifyToken, and with kUnavailable `identity.key_unknown` while this service has not
  // read the key from the office's journal.
  Result<Claims> Verify(const std::string& token);

 private:
  const FindKey find_key_;
  const Clock& clock_;
  Mutex mutex_;
  std::unordered_map<std::string, Claims> verified_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::identity
