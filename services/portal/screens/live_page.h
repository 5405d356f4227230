// SPDX-License-Identifier: Apache-2.0
// Live pages: which page listens to what, and the fragments it is sent. The same functions draw the
// page and its live parts.
#pragma once

#include "services/portal/screens/layout.h"

namespace tepat::portal {

// Where a page that has seen the changes up to `change` listens: `page` is `kotak`, `papan` or
// `berkas`.
Url LiveUrl(const std::string& page, const std::string& case_id, std::int64_t change);

// Opens the stream of events of a page.
Response OpenLive(const Context& context);

}  // namespace tepat::portal
