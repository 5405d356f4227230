// SPDX-License-Identifier: Apache-2.0
// Read receipts: whoever gave a disposition sees when it was opened.
#pragma once

#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

// Who has opened the disposition, for its giver: a live part of the page.
Html Receipts(const Context& context, const CaseView& view);

}  // namespace tepat::portal
