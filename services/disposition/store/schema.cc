// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_disposition.h"

namespace tepat::disposition {

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> own = {casework::kMovedToCasework};
  own.insert(own.end(), kMigrations.begin(), kMigrations.end());
  return own;
}

}  // namespace tepat::disposition
