// SPDX-License-Identifier: Apache-2.0
// The tables of data-collection.
#pragma once

#include "libs/sql/database.h"

namespace tepat::data_collection {

// Its own migrations, and before them the parts that every step service has. Each part has a
// history of its own in the file, and a migration keeps its text and its place for ever.
sql::Schema Schema();

}  // namespace tepat::data_collection
