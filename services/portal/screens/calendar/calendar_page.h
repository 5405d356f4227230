// SPDX-License-Identifier: Apache-2.0
// Kalender kerja: the office's hours and special days, by calendar and year.
#pragma once

#include "libs/worktime/calendar_file.h"
#include "services/portal/screens/layout.h"

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

// GET /kalender?kalender=lumajang&tahun=2026: the default calendar and this year by default.
Response CalendarPage(const Context& context);
// The page with its form that was refused.
Response CalendarPageWith(const Context& context, const std::string& id, const FormState& state);

}  // namespace tepat::portal
