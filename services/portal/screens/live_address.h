// SPDX-License-Identifier: Apache-2.0
// Where a page listens for what changes, and the wallboards that may.
#pragma once

#include <optional>
#include <string>

#include "services/portal/context.h"

namespace tepat::portal {

// Where a page that has seen the changes up to `change` listens: `page` is
// `kotak`, `papan` or `berkas`.
Url LiveUrl(const std::string& page, const std::string& case_id, std::int64_t change);

// The same for a wallboard.
Url WallboardLiveUrl(const std::string& token, std::int64_t change);

// The machine whose token, with the scope `read`, stands in the request;
// nothing without one.
std::optional<std::string> WallboardOf(const Context& context);

}  // namespace tepat::portal
