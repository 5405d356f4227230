// SPDX-License-Identifier: Apache-2.0
// A table on a page: it scrolls sideways by itself, and says what it is.
#pragma once

#include <string>
#include <vector>

#include "libs/http/html.h"

namespace tepat::page {

// Any thread. A table of that title under these column headings. `lines`: its rows, `<tr>` each.
http::Html Table(const std::string& title, const std::vector<std::string>& heading,
                 const http::Html& lines);

}  // namespace tepat::page
