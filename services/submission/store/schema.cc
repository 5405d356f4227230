// SPDX-License-Identifier: Apache-2.0
#include "services/submission/store/schema.h"

#include "libs/casework/store/schema.h"
#include "migrations_submission.h"

namespace tepat::submission {

sql::Schema Schema() { return casework::SchemaWith(kMigrations); }

}  // namespace tepat::submission
