// SPDX-License-Identifier: Apache-2.0
// Closed visits that are judged anew because somebody with authority says so.
#pragma once

#include "libs/identity/rights.h"
#include "libs/journal/writer.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/calendar.pb.h"

namespace tepat::timing {

// Has a closed visit judged by what is known now, and tells what that changes. Inside the writer's
// transaction. Slugs as the contract says.
Result<v1::RestateVisitResponse> RestateVisit(Assessor& assessor, journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::RestateVisitRequest& request);

}  // namespace tepat::timing
