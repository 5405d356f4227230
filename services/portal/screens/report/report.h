// SPDX-License-Identifier: Apache-2.0
// Laporan: how steps went in a span of time, as charts with their tables.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /laporan?dari=…&sampai=…&menurut=langkah|unit|jabatan|bulan|pejabat&seperti=…: dates of the
// office, this year so far by default. `seperti`: as known at the end of that date. By person for
// the Sekretaris and the Camat alone.
Response ReportPage(const Context& context);

}  // namespace tepat::portal
