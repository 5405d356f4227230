// SPDX-License-Identifier: Apache-2.0
// Where pages break. Heights in points; nothing is drawn here. For libs/documents/pdf alone.
#pragma once

#include <vector>

#include "libs/documents/pdf/atom.h"

namespace tepat::pdf {

// What stands on a page, from its top; headings of tables that go on there among it. The pointers
// are into the flow.
using Page = std::vector<const Atom*>;

// The pages of a flow, each at most `height` high; at least one. An atom that is higher than a page
// stands on one of its own.
std::vector<Page> PagesOf(const Flow& flow, double height);

}  // namespace tepat::pdf
