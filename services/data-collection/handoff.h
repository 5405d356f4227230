// SPDX-License-Identifier: Apache-2.0
// The borders of data-collection: what disposition and submission hand over to it, and what it
// hands over to submission.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/departure.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"
#include "services/data-collection/config.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::data_collection {

// Each takes over inside the writer's transaction, once per event id. They fail with kUnavailable
// `data_collection.no_sop`, `data_collection.no_calendar` (come again), kConflict
// `data_collection.case_is_here`, `data_collection.no_step`, `data_collection.moved_on`, kNotFound
// `data_collection.unknown_case`.
Status OpenCollection(const Config& config, journal::Transaction& transaction,
                      const v1::OpenCollectionRequest& request);
Status ReopenCollection(const Config& config, journal::Transaction& transaction,
                        const v1::ReopenCollectionRequest& request);
Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request);

// The next service, and the call that hands a fact over to it.
using Receiver =
    casework::Receiver<submission::v1::OpenSubmissionRequest, submission::v1::EndCaseRequest>;
using Handoff =
    casework::Handoff<submission::v1::OpenSubmissionRequest, submission::v1::EndCaseRequest>;

// Names of the facts that hand over.
inline const std::vector<std::string> kHandedOver = {"data-verified", casework::kEndRequested};

// Reads the case's rows; fails as the database does, and with `data_collection.case_lost`.
Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::data_collection
