// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_calendar.h"

#include "libs/worktime/calendar_file.h"

namespace tepat::identity {

Result<worktime::CalendarFile> ReadCalendar(const CalendarVersion& version) {
  Mistakes mistakes(version.calendar_id);
  auto file = worktime::ParseCalendarFile(version.file, mistakes);
  // It was checked when it was adopted; a mistake now is a fault of ours or of the disk.
  if (file) return std::move(*file);
  return Fail(Code::kInternal, "office_view.corrupt",
              "calendar '" + version.calendar_id + "' cannot be read");
}

Result<worktime::Calendar> BuildCalendar(const CalendarVersion& version) {
  TEPAT_ASSIGN(const worktime::CalendarFile file, ReadCalendar(version));
  return worktime::Calendar::Build(file);
}

}  // namespace tepat::identity
