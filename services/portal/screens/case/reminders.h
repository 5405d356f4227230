// SPDX-License-Identifier: Apache-2.0
// "Ingatkan 3 unit": messages to those whose data are still missing, ready to be sent by hand.
// Nothing is sent from here: automatic messages get an office's number blocked.
#pragma once

#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

// One link and one text for each unit that is missing, and one for all of them at once; nothing for
// those who may not close the draft.
Html Reminders(const Context& context, const CaseView& view);

}  // namespace tepat::portal
