// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_correspondence.h"

namespace tepat::correspondence {

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> own = {casework::kMovedToCasework};
  own.insert(own.end(), kMigrations.begin(), kMigrations.end());
  return own;
}

}  // namespace tepat::correspondence
