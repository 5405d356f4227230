// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_data_collection.h"

namespace tepat::data_collection {

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> own = {casework::kMovedToCasework};
  own.insert(own.end(), kMigrations.begin(), kMigrations.end());
  return own;
}

}  // namespace tepat::data_collection
