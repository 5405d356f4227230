// SPDX-License-Identifier: Apache-2.0
// The clock of an open visit stands still for a reason that the SOP names, and goes on. One way for
// every service that owns steps.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "libs/identity/rights.h"
#include "libs/journal/writer.h"
#include "tepat/common/v1/pause.pb.h"

namespace tepat::casework {

// The visit that a service has open for a case.
struct HeldVisit {
  int step = 0;
  int visit = 0;
  std::string sop_id;
  int sop_version = 0;
};

// Which services know how to answer: the open visit of a case, or nothing.
using FindHeldVisit =
    std::function<Result<std::optional<HeldVisit>>(sql::Database&, const std::string& case_id)>;

// Slugs as the contract says. Inside the writer's transaction.
Result<common::v1::PauseVisitResponse> PauseVisit(const FindHeldVisit& find,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const common::v1::PauseVisitRequest& request);
Result<common::v1::ResumeVisitResponse> ResumeVisit(const FindHeldVisit& find,
                                                    journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const common::v1::ResumeVisitRequest& request);

}  // namespace tepat::casework
