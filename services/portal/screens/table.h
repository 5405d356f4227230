// SPDX-License-Identifier: Apache-2.0
// A table on a page: it scrolls sideways by itself, and says what it is.
#pragma once

#include <string>
#include <vector>

#include "services/portal/names.h"

namespace tepat::portal {

// A table of that title under these column headings. `lines`: its rows, `<tr>` each.
Html Table(const std::string& title, const std::vector<std::string>& heading, const Html& lines);

}  // namespace tepat::portal
