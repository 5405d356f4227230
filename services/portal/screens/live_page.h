// SPDX-License-Identifier: Apache-2.0
// Live pages: which page listens to what, and the fragments it is sent. The
// same functions draw the page and its live parts.
#pragma once

#include "services/portal/screens/layout.h"

namespace tepat::portal {

// Where a page that has seen the changes up to `change` listens: `page` is
// `kotak`, `papan` or `berkas`.
Url LiveUrl(const std::string& page, const std::string& case_id, std::int64_t change);

// The same for a wallboard.
Url WallboardLiveUrl(const std::string& token, std::int64_t change);

// The machine whose token, with the scope `read`, stands in the request;
// nothing without one.
std::optional<std::string> WallboardOf(const Context& context);

// Opens the stream of events of a page.
Response OpenLive(const Context& context);
// The board's, for a wallboard.
Response OpenWallboardLive(const Context& context);

}  // namespace tepat::portal
