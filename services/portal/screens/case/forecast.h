// SPDX-License-Identifier: Apache-2.0
// Perkiraan: how a case may go on, by the office's own history.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas/{}/perkiraan
Response ForecastPage(const Context& context);

}  // namespace tepat::portal
