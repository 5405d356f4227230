// SPDX-License-Identifier: Apache-2.0
// Live pages: the fragments that a listening page is sent. The same functions draw the page and its
// live parts.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// Opens the stream of events of a page.
Response OpenLive(const Context& context);
// The board's, for a wallboard.
Response OpenWallboardLive(const Context& context);

}  // namespace tepat::portal
