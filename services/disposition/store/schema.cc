// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_disposition.h"

namespace tepat::disposition {

sql::Schema Schema() { return casework::SchemaWith(kMigrations); }

}  // namespace tepat::disposition
