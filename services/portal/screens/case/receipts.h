// SPDX-License-Identifier: Apache-2.0
// Read receipts: opening a letter or a disposition on one's desk says that it was opened; whoever
// gave it sees when.
#pragma once

#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

// Records that the viewer opens the case, where he is one who should and had not. A page is shown
// whether or not that could be recorded.
void MarkRead(const Context& context, const std::string& case_id);

// Who has opened the disposition, for its giver: a live part of the page.
Html Receipts(const Context& context, const CaseView& view);

}  // namespace tepat::portal
