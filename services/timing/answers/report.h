// SPDX-License-Identifier: Apache-2.0
// How visits went: numbers of whole spans of time, from what the last judgement of each visit said,
// or from a fresh fold of what was known at an instant.
#pragma once

#include "libs/daemon/node.h"
#include "libs/journal/wire.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::timing {

// `now`: by which open shares of units are over their date, where the request names no other.
// Fails with kInvalid `timing.invalid_report`.
Result<v1::GetReportResponse> GetReport(daemon::Node& node, Assessor& assessor,
                                        const v1::GetReportRequest& request, Instant now);

// The span of a request from its `start_time` until before its `end_time`. Fails as GetReport.
template <class Request>
Result<worktime::Span> SpanOf(const Request& request) {
  if (!request.has_start_time() || !request.has_end_time()) {
    return Fail(Code::kInvalid, "timing.invalid_report", "start_time and end_time are needed");
  }
  const worktime::Span span{journal::TimeOf(request.start_time()),
                            journal::TimeOf(request.end_time())};
  if (span.from < span.to) return span;
  return Fail(Code::kInvalid, "timing.invalid_report", "end_time must come after start_time");
}

}  // namespace tepat::timing
