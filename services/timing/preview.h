// SPDX-License-Identifier: Apache-2.0
// What a calendar would change, before anybody adopts it.
#pragma once

#include "libs/daemon/node.h"
#include "libs/identity/rights.h"
#include "services/timing/assessor.h"
#include "tepat/timing/v1/calendar.pb.h"

namespace tepat::timing {

// Reads alone; nothing changes. Slugs as the contract says.
Result<v1::PreviewCalendarResponse> PreviewCalendar(daemon::Node& node, Assessor& assessor,
                                                    const v1::PreviewCalendarRequest& request,
                                                    Instant now);

// Has a closed visit judged by what is known now. Inside the writer's transaction. Slugs as the
// contract says.
Result<v1::RestateVisitResponse> RestateVisit(Assessor& assessor, journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::RestateVisitRequest& request);

}  // namespace tepat::timing
