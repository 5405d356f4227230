// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_correspondence.h"

namespace tepat::correspondence {

sql::Schema Schema() { return casework::SchemaWith(kMigrations); }

}  // namespace tepat::correspondence
