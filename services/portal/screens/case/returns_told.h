// SPDX-License-Identifier: Apache-2.0
// Why units had their data back, below the fact of the history that says so.
#pragma once

#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

// A line for each unit of that return whose data the viewer may see: the reason, and the cells that
// had to be corrected, folded away; empty where there is none. What was remarked on a single cell
// stands in no fact: the unit's page shows it until the unit sends again. Any thread.
Html ReturnsTold(const Context& context, const CaseView& view, const HistoryRow& row);

}  // namespace tepat::portal
