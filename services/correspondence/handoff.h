// SPDX-License-Identifier: Apache-2.0
// Hands a letter that has reached the Camat over to disposition.
#pragma once

#include <optional>

#include "libs/journal/event.h"
#include "libs/sql/reader_pool.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::correspondence {

// The call that hands this fact over; nothing for a fact that hands nothing over. Reads the
// letter's row; fails as the database does.
Result<std::optional<disposition::v1::OpenDispositionRequest>> HandoffOf(
    sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::correspondence
