// SPDX-License-Identifier: Apache-2.0
#include "services/portal/calendars.h"

#include <utility>

namespace tepat::portal {

// Shared with those who draw a screen. Built under the lock: a new version is built once, and
// nobody draws with the old one meanwhile.
std::shared_ptr<const worktime::Calendar> Calendars::Current(sql::Database& db) {
  const auto key = identity::FindDefaultCalendarKey(db);
  const Lock lock(mutex_);
  if (!key || !*key) return nullptr;
  const bool same = calendar_ != nullptr && (*key)->calendar_id == key_.calendar_id &&
                    (*key)->version == key_.version;
  if (same) return calendar_;
  const auto version = identity::FindDefaultCalendar(db);
  if (!version || !*version) return nullptr;
  auto built = identity::BuildCalendar(**version);
  if (!built) return nullptr;
  calendar_ = std::make_shared<const worktime::Calendar>(std::move(*built));
  key_ = **key;
  return calendar_;
}

}  // namespace tepat::portal
