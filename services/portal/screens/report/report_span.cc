// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/report_span.h"

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {

ReportSpan SpanIn(const Context& context, const std::string& to) {
  const Fields& query = context.request.query;
  const std::string year = context.portal.times.IsoDate(context.now).substr(0, 4);
  // Cut before it is read: a date has ten characters.
  const auto or_else = [&](const char* name, const std::string& otherwise) {
    const std::string value = query.Get(name).substr(0, 10);
    return value.empty() ? otherwise : value;
  };
  return {or_else("dari", year + "-01-01"), or_else("sampai", to), or_else("seperti", "")};
}

Result<timing::v1::GetReportRequest> ReportRequest(const Context& context, const ReportSpan& span,
                                                   timing::v1::ReportGroup group) {
  const TimeWords& times = context.portal.times;
  timing::v1::GetReportRequest request;
  request.set_group(group);
  TEPAT_ASSIGN(const Instant from, times.FromField(span.from + "T00:00"));
  TEPAT_ASSIGN(const Instant to, times.FromField(span.to + "T00:00"));
  journal::FillTime(from, request.mutable_start_time());
  journal::FillTime(to + std::chrono::days(1), request.mutable_end_time());
  if (!span.known.empty()) {
    TEPAT_ASSIGN(const Instant known, times.FromField(span.known + "T00:00"));
    journal::FillTime(known + std::chrono::days(1) - Micros(1), request.mutable_known_time());
  }
  return request;
}

Html SpanFields(const ReportSpan& span) {
  const FormState state;
  return Fill(
      "{}{}{}", TextField(state, {"dari", "Dari", "", "date", true}, span.from),
      TextField(state, {"sampai", "Sampai dengan", "", "date", true}, span.to),
      TextField(state, {"seperti", "Seperti diketahui pada", "Kosong: seperti sekarang.", "date"},
                span.known));
}

Response UnreadDate(const Context& context) {
  return ErrorPage(context, 400, "Tanggal tidak terbaca",
                   {Code::kInvalid, "timing.invalid_report", "not a date"});
}

}  // namespace tepat::portal
