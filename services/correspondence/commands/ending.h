// SPDX-License-Identifier: Apache-2.0
// Cases as such: opened on schedule without a circular, cancelled, superseded by a later circular.
// Each function runs inside the writer's transaction. Slugs as the contract says.
#pragma once

#include "libs/casework/decision.h"
#include "libs/worktime/zone.h"
#include "services/correspondence/store/letters.h"
#include "tepat/common/v1/ending.pb.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// The SOP in force on that day. Fails with kUnavailable `correspondence.no_sop`.
Result<sop::Sop> SopInForce(sql::Database& db, std::chrono::local_days today);

// Opens a case whose steps 1 and 2 do not apply.
Result<v1::OpenScheduledCaseResponse> OpenScheduledCase(
    const worktime::Zone& zone, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::OpenScheduledCaseRequest& request);

// Ends a case, or asks for its end where it is.
Result<v1::CancelCaseResponse> CancelCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CancelCaseRequest& request);

// Ends a case because a later circular takes its place; the right to register that circular was
// judged before.
Status Supersede(journal::Transaction& transaction, const identity::Right& right,
                 const std::string& case_id, const std::string& superseded_by);

}  // namespace tepat::correspondence
