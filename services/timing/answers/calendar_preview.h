// SPDX-License-Identifier: Apache-2.0
// What a calendar would change, before anybody adopts it.
#pragma once

#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/calendar.pb.h"

namespace tepat::timing {

// Reads alone; nothing changes. Slugs as the contract says.
Result<v1::PreviewCalendarResponse> PreviewCalendar(daemon::Node& node, Assessor& assessor,
                                                    const v1::PreviewCalendarRequest& request,
                                                    Instant now);

}  // namespace tepat::timing
