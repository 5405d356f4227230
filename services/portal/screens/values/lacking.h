// SPDX-License-Identifier: Apache-2.0
// What lacks in a collection, before anybody closes or verifies it.
#pragma once

#include <string>

#include "services/portal/context.h"

namespace tepat::portal {

// What is shown beside the button. Value type.
struct Lacks {
  Html shown;
  bool any = false;  // a reason is needed to go on all the same
};

// Asks the service, under the viewer's token: every unit with what it has filled in, and what lacks
// by name. When the service does not say it, that is shown, and `any` is false: the service judges
// the command in any case.
Lacks LacksOf(const Context& context, const std::string& case_id);

}  // namespace tepat::portal
