// SPDX-License-Identifier: Apache-2.0
// Hands over to disposition: letters that have reached the Camat, cases that were opened on
// schedule, and wishes that a case be ended. Nothing arrives here: correspondence opens the cases.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/departure.h"
#include "libs/sql/reader_pool.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::correspondence {

// The next service, and the call that hands a fact over to it.
using Receiver =
    casework::Receiver<disposition::v1::OpenDispositionRequest, disposition::v1::EndCaseRequest>;
using Handoff =
    casework::Handoff<disposition::v1::OpenDispositionRequest, disposition::v1::EndCaseRequest>;

// Names of the facts that hand over.
inline const std::vector<std::string> kHandedOver = {
    "letter-forwarded-to-camat", "case-opened-on-schedule", casework::kEndRequested};

// Reads the case's rows; fails as the database does, and with `correspondence.case_lost`.
Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::correspondence
