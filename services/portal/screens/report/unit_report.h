// SPDX-License-Identifier: Apache-2.0
// Laporan, Unit: how each unit sent the data that it was asked for: the reporting rate and its
// timeliness, by the dates on which its data are due.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /laporan/unit?dari=…&sampai=…&seperti=…&bentuk=csv|xlsx: dates of the office, this whole year
// by default; `seperti`: as known at the end of that date; `bentuk`: as a file. For everybody who
// sees the report.
Response UnitReportPage(const Context& context);

}  // namespace tepat::portal
