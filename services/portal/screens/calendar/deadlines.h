// SPDX-License-Identifier: Apache-2.0
// What is due, as a feed for the calendars that people use.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /tenggat.ics?token=…: for whoever has a token of a machine that may read, as a wallboard.
Response DeadlineFeed(const Context& context);

}  // namespace tepat::portal
