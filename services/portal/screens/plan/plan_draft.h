// SPDX-License-Identifier: Apache-2.0
// From a file to a plan in force: the Kasubbag Keuangan uploads and sees what it would change, the
// Camat sees the whole draft and decides.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// POST /rencana/periksa: what a file would change, or every mistake in it. Nothing is stored.
Response PreviewPlan(const Context& context);
// POST /rencana/rancangan: makes it the draft of its year. Refused, it is shown once more, to be
// saved again.
Response SavePlanDraft(const Context& context);
// GET /rencana/{}/rancangan: the draft, what it would change, which collections it would not.
Response PlanDraftPage(const Context& context);
// POST /rencana/{}/berlakukan: makes the draft the plan.
Response AdoptPlan(const Context& context);

}  // namespace tepat::portal
