// SPDX-License-Identifier: Apache-2.0
// How the office's services are, in plain words with what to do; and what lay behind a code that a
// page showed.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /status
Response StatusPage(const Context& context);

}  // namespace tepat::portal
