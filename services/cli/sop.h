// SPDX-License-Identifier: Apache-2.0
// `tepat sop evaluate`: how realistic the standards were; `tepat case rebase`: lets an open case
// follow another SOP version.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// What is asked of `tepat sop evaluate`.
struct EvaluationWish {
  int year = 0;      // calendar year in the office's time zone, 2000 to 2999
  std::string file;  // `.csv` or `.xlsx`; empty: the terminal
  std::string time_zone;
};

int EvaluateSop(Operator& self, const EvaluationWish& wish, bool json);

// What is asked of `tepat case rebase`.
struct RebaseWish {
  std::string case_id;
  int version = 0;     // 0: the newest in force
  std::string reason;  // empty: only says what would change
  std::string time_zone;
};

int RebaseCase(Operator& self, const RebaseWish& wish, bool json);

}  // namespace tepat::cli
