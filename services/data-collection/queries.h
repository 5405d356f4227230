// SPDX-License-Identifier: Apache-2.0
// Questions about collections, and whose values a caller may see.
#pragma once

#include <string>

#include "libs/identity/token.h"
#include "libs/sql/database.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::data_collection {

// A collection with all its units, and the values that the caller may see: all of them for services
// and for those who keep steps 4 and 5, else those of the caller's own unit. kNotFound
// `data_collection.unknown_case`.
Result<v1::GetCollectionResponse> ReadCollection(sql::Database& db, const identity::Claims& caller,
                                                 const std::string& case_id, Instant now);

}  // namespace tepat::data_collection
