// SPDX-License-Identifier: Apache-2.0
// What a service has answered to a command, told on the page that follows it: so "Tersimpan" stands
// there only after a commit, whatever an address says.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "libs/base/instant.h"

namespace tepat::portal {

// Any thread.
class Notices {
 public:
  struct Notice {
    std::string key;      // as the address of the page has it
    Instant saved;        // when the answer came
    std::string warning;  // what was not done beside it; empty for none
  };

  // Keeps the last notice of a session; of at most 2,000 sessions.
  void Keep(const std::string& session_id, Notice notice) {
    const std::lock_guard lock(mutex_);
    if (last_.size() >= kSessionsMax) last_.clear();
    last_[session_id] = std::move(notice);
  }
  // The session's last notice, when it has that key.
  std::optional<Notice> Find(const std::string& session_id, const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = last_.find(session_id);
    if (found == last_.end() || found->second.key != key) return std::nullopt;
    return found->second;
  }

 private:
  static constexpr std::size_t kSessionsMax = 2000;
  std::mutex mutex_;
  std::map<std::string, Notice> last_;
};

}  // namespace tepat::portal
