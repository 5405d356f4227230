// SPDX-License-Identifier: Apache-2.0
// Documents and files that come to a year, and what can be taken away of it.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// POST /rencana/{}/dokumen: registers a document of the year.
Response RegisterPlanDocument(const Context& context);
// POST /rencana/{}/lampiran: attaches a file to one.
Response AttachYearFile(const Context& context);
// GET /rencana/{}/lampiran/{}: a file.
Response YearFile(const Context& context);

// GET /rencana/{}/unduh?bentuk=xlsx&versi=2: the plan as its office wrote it, or as a workbook that
// can be filled in and uploaded again; `rancangan=1`: the draft.
Response DownloadPlan(const Context& context);

}  // namespace tepat::portal
