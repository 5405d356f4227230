// SPDX-License-Identifier: Apache-2.0
// What a service has answered to a command, told on the page that follows it: so "Tersimpan" stands
// there only after a commit, whatever an address says.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/mutex.h"

namespace tepat::page {

// Lives as long as the face; in memory alone, so after a restart a page says nothing. Any thread.
class Notices {
 public:
  struct Notice {
    std::string key;           // as the address of the page has it
    Instant saved;             // when the answer came
    std::string warning;       // what was not done beside it; empty for none
    std::string counted = {};  // what of it the service has counted; empty for nothing
  };

  // Keeps the last notice of a session; of at most 2,000 sessions.
  void Keep(const std::string& session_id, Notice notice) {
    const Lock lock(mutex_);
    if (last_.size() >= kSessionsMax) last_.clear();
    last_[session_id] = std::move(notice);
  }
  // The session's last notice, when it has that key.
  std::optional<Notice> Find(const std::string& session_id, const std::string& key) {
    const Lock lock(mutex_);
    const auto found = last_.find(session_id);
    if (found == last_.end() || found->second.key != key) return std::nullopt;
    return found->second;
  }

 private:
  // Forty times the people of an office; when a flood fills it, all forget their last notice.
  static constexpr std::size_t kSessionsMax = 2000;
  Mutex mutex_;
  std::map<std::string, Notice> last_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::page
