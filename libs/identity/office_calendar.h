// SPDX-License-Identifier: Apache-2.0
// The office's calendars, ready for arithmetic.
#pragma once

#include "libs/identity/office_view.h"
#include "libs/worktime/calendar.h"

namespace tepat::identity {

// The file of a calendar that the office has published. Fails with kInternal
// `office_view.corrupt`: the office has checked it before.
Result<worktime::CalendarFile> ReadCalendar(const CalendarVersion& version);

// Builds a calendar that the office has published. Fails as ReadCalendar.
Result<worktime::Calendar> BuildCalendar(const CalendarVersion& version);

}  // namespace tepat::identity
