// SPDX-License-Identifier: Apache-2.0
// The borders of data-collection: what disposition and submission hand over to it, and what it
// hands over to submission.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "libs/journal/event.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"
#include "services/data-collection/config.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::data_collection {

// Each takes over inside the writer's transaction, once per event id.
Status OpenCollection(const Config& config, journal::Transaction& transaction,
                      const v1::OpenCollectionRequest& request);
Status ReopenCollection(const Config& config, journal::Transaction& transaction,
                        const v1::ReopenCollectionRequest& request);
Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request);

// The call that hands a fact over; nothing for a fact that hands nothing over.
using Handoff = std::variant<std::monostate, submission::v1::OpenSubmissionRequest,
                             submission::v1::EndCaseRequest>;

// Names of the facts that hand over.
inline const std::vector<std::string> kHandedOver = {"data-verified", "case-end-requested"};

// Reads the case's rows; fails as the database does.
Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::data_collection
