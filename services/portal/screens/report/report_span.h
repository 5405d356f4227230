// SPDX-License-Identifier: Apache-2.0
// The span of time of which a report tells, as its form asks for it.
#pragma once

#include <string>

#include "services/portal/context.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::portal {

// Dates of the office, or what was typed in their place. Value type.
struct ReportSpan {
  std::string from;
  std::string to;     // inclusive
  std::string known;  // as known at the end of that date; empty: as now
};

// `dari`, `sampai` and `seperti` of the address; without the first two this year up to `to`.
ReportSpan SpanIn(const Context& context, const std::string& to);

// Days are the office's, and the last one counts whole. Fails with kInvalid as TimeWords::FromField
// on what is no date.
Result<timing::v1::GetReportRequest> ReportRequest(const Context& context, const ReportSpan& span,
                                                   timing::v1::ReportGroup group);

// The fields of those dates.
Html SpanFields(const ReportSpan& span);

// The page that says that a date cannot be read.
Response UnreadDate(const Context& context);

}  // namespace tepat::portal
