// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/departure.h"

namespace tepat::casework {

// Not a failed check: the courier lists the case as stuck and goes on with the others.
Error CaseLost(const std::string& area, const journal::Event& event) {
  return {Code::kInternal, area + ".case_lost",
          "case " + event.fact.case_id + " has a fact but no row"};
}

}  // namespace tepat::casework
