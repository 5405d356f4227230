// SPDX-License-Identifier: Apache-2.0
// Whether the rest of a case fits before the date that its sender wants.
#pragma once

#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

// In one sentence, with what could be shorter; nothing without such a date, or when nothing is
// left.
Html SenderDeadline(const Context& context, const CaseView& view);

}  // namespace tepat::portal
