// SPDX-License-Identifier: Apache-2.0
// Kalender kerja: the office's hours and special days, by calendar and year.
#pragma once

#include "libs/worktime/calendar_file.h"
#include "services/portal/context.h"

namespace tepat::portal {

// GET /kalender?kalender=lumajang&tahun=2026: the default calendar and this year by default.
Response CalendarPage(const Context& context);
// The page with its form that was refused.
Response CalendarPageWith(const Context& context, const std::string& id, const FormState& state);

}  // namespace tepat::portal
