// SPDX-License-Identifier: Apache-2.0
// A case takes the place of another one.
#pragma once

#include <string>

#include "libs/casework/decision.h"
#include "services/correspondence/domain.h"

namespace tepat::correspondence {

// Notes that `case_id`, a case of that period, takes the place of `superseded`; gives that one as
// it is. The right to open, or to register, was judged before. Fails with kNotFound
// `correspondence.unknown_case`, kConflict `correspondence.superseded_already`, and as
// CheckReplacement with `slug`.
Result<OwnCase> TakePlace(casework::Decision& decision, const std::string& superseded,
                          const std::string& case_id, const std::string& period,
                          const std::string& slug);

}  // namespace tepat::correspondence
