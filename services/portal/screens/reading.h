// SPDX-License-Identifier: Apache-2.0
// Opening a letter or a disposition on one's desk says that it was opened.
#pragma once

#include <string>

#include "services/portal/context.h"

namespace tepat::portal {

// Records that the viewer opens the case, where he is one who should and had not. A page is shown
// whether or not that could be recorded.
void MarkRead(const Context& context, const std::string& case_id);

}  // namespace tepat::portal
