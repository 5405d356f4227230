// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_calendar.h"

#include "libs/worktime/calendar_file.h"

namespace tepat::identity {

Result<worktime::Calendar> BuildCalendar(const CalendarVersion& version) {
  Mistakes mistakes(version.calendar_id);
  const auto file = worktime::ParseCalendarFile(version.file, mistakes);
  if (!file) {
    return Fail(Code::kInternal, "office_view.corrupt",
                "calendar '" + version.calendar_id + "' cannot be read");
  }
  return worktime::Calendar::Build(*file);
}

}  // namespace tepat::identity
