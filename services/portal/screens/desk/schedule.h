// SPDX-License-Identifier: Apache-2.0
// A case that is opened without a circular: data are due though no letter has come. The letter may
// be filed with it later (register.h).
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response ScheduledCasePage(const Context& context);
Response OpenScheduledCase(const Context& context);

}  // namespace tepat::portal
