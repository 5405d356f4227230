// SPDX-License-Identifier: Apache-2.0
// Visits as the contract has them.
#pragma once

#include <string>

#include "services/timing/assessor.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::timing {

void FillVisit(const std::string& case_id, const JudgedVisit& judged, v1::Visit* to);

// Payload of visit-warned, visit-breached, verdict-given and verdict-corrected.
std::string VisitJudgedPayload(const JudgedVisit& judged, State corrected_from);

}  // namespace tepat::timing
