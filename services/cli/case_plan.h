// SPDX-License-Identifier: Apache-2.0
// `tepat case rebase CASE --plan`: lets an open collection be measured by the plan in force.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// What is asked of it.
struct PlanRebaseWish {
  std::string case_id;
  std::string person;  // key in the directory file: under whose right; empty: the operator
  bool yes = false;    // else it only says what would change
};

// Prints what would change, unit by unit; with `yes` the case follows the version that was shown.
int RebasePlan(Operator& self, const PlanRebaseWish& wish, bool json);

}  // namespace tepat::cli
