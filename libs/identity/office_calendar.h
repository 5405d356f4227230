// SPDX-License-Identifier: Apache-2.0
// The office's default calendar, ready for arithmetic.
#pragma once

#include "libs/identity/office_view.h"
#include "libs/worktime/calendar.h"

namespace tepat::identity {

// Builds a calendar that the office has published. Fails with kInternal `office_view.corrupt`: the
// office has checked it before.
Result<worktime::Calendar> BuildCalendar(const CalendarVersion& version);

}  // namespace tepat::identity
