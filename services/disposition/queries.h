// SPDX-License-Identifier: Apache-2.0
// Questions about dispositions. Anybody of the office may ask them.
#pragma once

#include <string>

#include "libs/sql/database.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::disposition {

// A disposition with its recipients and documents. kNotFound `disposition.unknown_case`.
Result<v1::GetDispositionResponse> ReadDisposition(sql::Database& db, const std::string& case_id);

}  // namespace tepat::disposition
