// SPDX-License-Identifier: Apache-2.0
// The end of a case, as it is wished for here: by whoever may cancel it, or because a later
// circular takes its place.
#pragma once

#include <string>

#include "libs/casework/decision.h"
#include "services/correspondence/domain.h"
#include "tepat/common/v1/ending.pb.h"

namespace tepat::correspondence {

// Ends the case, or asks for its end where it is: saves it and appends the fact. The right was
// judged before. Fails as TakeWish.
Result<WishOutcome> End(casework::Decision& decision, OwnCase& own, const std::string& case_id,
                        int expected_revision, common::v1::CaseEnding ending);

// Ends a case because a later circular takes its place; the right to register that circular was
// judged before. One that is over already stays as it is. Fails as TakeWish.
Status Supersede(casework::Decision& decision, OwnCase& own, const std::string& superseded_by);

}  // namespace tepat::correspondence
