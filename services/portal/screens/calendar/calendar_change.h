// SPDX-License-Identifier: Apache-2.0
// Changes of a calendar: what they would do, and the decision. For the Sekretaris and the
// Camat.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// POST /kalender/akibat: what the days of the form, or of a file (.ics or .tsv), would change.
Response PreviewCalendar(const Context& context);
// POST /kalender: makes them the next version.
Response AdoptCalendar(const Context& context);

}  // namespace tepat::portal
