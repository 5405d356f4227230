// SPDX-License-Identifier: Apache-2.0
// Changes of a calendar: the form, what they would do, and the decision. For the Sekretaris and the
// Camat.
#pragma once

#include "services/portal/screens/calendar/calendar_page.h"

namespace tepat::portal {

// The form for other days; for whoever may not decide, one sentence.
Html ChangeForm(const Context& context, const CalendarView& view, const FormState& state);

// POST /kalender/akibat: what the days of the form, or of a file (.ics or .tsv), would change.
Response PreviewCalendar(const Context& context);
// POST /kalender: makes them the next version.
Response AdoptCalendar(const Context& context);

}  // namespace tepat::portal
