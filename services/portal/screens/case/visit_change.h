// SPDX-License-Identifier: Apache-2.0
// What a change of the calendar or of the SOP version would do to visits, before anybody decides.
#pragma once

#include <vector>

#include "services/portal/context.h"
#include "tepat/timing/v1/calendar.pb.h"

namespace tepat::portal {

// The first of these visits: due when, and judged how, before and after; with a link to each case.
Html VisitChanges(const Context& context, const std::vector<timing::v1::CalendarChange>& changes);

}  // namespace tepat::portal
