// SPDX-License-Identifier: Apache-2.0
// By which version of the plan a case's data are measured, and letting it follow the one in force.
#pragma once

#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

// On the page of a case that collects by an earlier version than the one in force; else empty.
Html PlanNotice(const Context& context, const CaseView& view);

// GET /berkas/{}/rencana: what the version in force would change, unit by unit.
Response CasePlanPage(const Context& context);
// POST: the case follows it. For whoever closes the draft.
Response RebaseCollection(const Context& context);

}  // namespace tepat::portal
