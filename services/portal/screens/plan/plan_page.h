// SPDX-License-Identifier: Apache-2.0
// Rencana: what is measured in a year, for everybody who is signed in.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /rencana: the years that have a plan or a draft; for whoever prepares them, the upload.
Response PlansPage(const Context& context);
// The page with its form that was refused.
Response PlansPageWith(const Context& context, const FormState& state);

// GET /rencana/{}?versi=1: the plan in force, or an earlier version.
Response PlanPage(const Context& context);
// The page with a form of its documents that was refused.
Response PlanPageWith(const Context& context, const FormState& state);

}  // namespace tepat::portal
