// SPDX-License-Identifier: Apache-2.0
// `tepat case show NOMOR-BERKAS --thread`: from where the numbers of a case come.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// Whose numbers, and how they are shown.
struct ThreadWish {
  std::string case_id;
  std::string selector;  // as ParseThreadSelector reads it
  std::string time_zone;
};

// One line for each number of the case or of a unit; of one indicator the whole way back to the
// letter. With JSON a line for each unit, or one for the indicator.
int ShowThread(Operator& self, const ThreadWish& wanted, bool json);

}  // namespace tepat::cli
