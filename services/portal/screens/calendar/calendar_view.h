// SPDX-License-Identifier: Apache-2.0
// A calendar as the model knows it, and the form that asks for other days.
#pragma once

#include <string>

#include "libs/identity/office_calendar.h"
#include "libs/worktime/calendar_file.h"
#include "services/portal/context.h"

namespace tepat::portal {

// A calendar as the model knows it.
struct CalendarView {
  identity::CalendarVersion version;
  worktime::CalendarFile file;
};

// The newest version of that calendar, or of the office's default one for an empty id. Fails with
// kNotFound `portal.no_calendar`.
Result<CalendarView> FindCalendar(const Context& context, const std::string& id);

// `Cuti bersama`, of the kind of a day in the calendar file; other kinds as they are.
std::string DayKindWord(const std::string& kind);

// Whether the viewer may change calendars: the Sekretaris and the Camat may.
bool MayChangeCalendar(const Context& context);
// Whether a day of that kind has hours of its own.
bool NeedsHours(const std::string& kind);

// The form for other days; for whoever may not decide, one sentence.
Html ChangeForm(const Context& context, const CalendarView& view, const FormState& state);

}  // namespace tepat::portal
