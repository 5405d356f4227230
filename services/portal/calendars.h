// SPDX-License-Identifier: Apache-2.0
// The office's default calendar, built once for each of its versions.
#pragma once

#include <memory>

#include "libs/base/mutex.h"
#include "libs/identity/office_calendar.h"
#include "libs/identity/office_view.h"
#include "libs/sql/database.h"
#include "libs/worktime/calendar.h"

namespace tepat::portal {

// Lives as long as the portal. Any thread.
class Calendars {
 public:
  // The calendar now; null while the office has told none. Shared by those who still use it.
  std::shared_ptr<const worktime::Calendar> Current(sql::Database& db);

 private:
  Mutex mutex_;
  identity::CalendarKey key_ TEPAT_GUARDED_BY(mutex_);
  // Shared by this cache and screens being drawn.
  std::shared_ptr<const worktime::Calendar> calendar_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::portal
