// SPDX-License-Identifier: Apache-2.0
// The borders of submission: what data-collection hands over to it, and what it hands back.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "libs/journal/event.h"
#include "libs/journal/writer.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// Each takes over inside the writer's transaction, once per event id.
Status OpenSubmission(journal::Transaction& transaction, const v1::OpenSubmissionRequest& request);
Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request);

// The call that hands a fact back; nothing for a fact that hands nothing back.
using Handoff = std::variant<std::monostate, data_collection::v1::ReopenCollectionRequest,
                             data_collection::v1::EndCaseRequest>;

// Names of the facts that hand over.
inline const std::vector<std::string> kHandedOver = {"correction-requested", "case-end-requested"};

Result<Handoff> HandoffOf(const journal::Event& event);

}  // namespace tepat::submission
