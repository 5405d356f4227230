// SPDX-License-Identifier: Apache-2.0
// Hands over to disposition: letters that have reached the Camat, cases that were opened on
// schedule, and wishes that a case be ended.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "libs/journal/event.h"
#include "libs/sql/reader_pool.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::correspondence {

// The call that hands a fact over; nothing for a fact that hands nothing over.
using Handoff = std::variant<std::monostate, disposition::v1::OpenDispositionRequest,
                             disposition::v1::EndCaseRequest>;

// Names of the facts that hand over.
inline const std::vector<std::string> kHandedOver = {
    "letter-forwarded-to-camat", "case-opened-on-schedule", "case-end-requested"};

// Reads the case's rows; fails as the database does.
Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::correspondence
