// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_data_collection.h"

namespace tepat::data_collection {

sql::Schema Schema() { return casework::SchemaWith(kMigrations); }

}  // namespace tepat::data_collection
