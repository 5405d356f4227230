// SPDX-License-Identifier: Apache-2.0
// How visits went: numbers of whole spans of time, from what the last judgement of each visit said,
// or from a fresh fold of what was known at an instant.
#pragma once

#include <vector>

#include "libs/daemon/node.h"
#include "services/timing/assessor.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::timing {

// Fails with kInvalid `timing.invalid_report`.
Result<v1::GetReportResponse> GetReport(daemon::Node& node, Assessor& assessor,
                                        const v1::GetReportRequest& request);

// The smallest value with at least `percent` of all values at or below it; 0 for none. `sorted`:
// ascending.
Micros Percentile(const std::vector<Micros>& sorted, int percent);

}  // namespace tepat::timing
