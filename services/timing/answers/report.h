// SPDX-License-Identifier: Apache-2.0
// How visits went: numbers of whole spans of time, from what the last judgement of each visit said,
// or from a fresh fold of what was known at an instant.
#pragma once

#include <algorithm>
#include <vector>

#include "libs/daemon/node.h"
#include "libs/journal/wire.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::timing {

// Fails with kInvalid `timing.invalid_report`.
Result<v1::GetReportResponse> GetReport(daemon::Node& node, Assessor& assessor,
                                        const v1::GetReportRequest& request);

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

// The smallest value with at least `percent` of all values at or below it (nearest rank); the
// empty value for none. `sorted`: ascending.
template <class Value>
Value NearestRank(const std::vector<Value>& sorted, int percent) {
  if (sorted.empty()) return Value{};
  const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace tepat::timing
