// SPDX-License-Identifier: Apache-2.0
// The borders of submission: what data-collection hands over to it, and what it hands back.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/departure.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// Each takes over inside the writer's transaction, once per event id. A case comes again after its
// data were corrected. Fail with kUnavailable `submission.no_sop`, kConflict `submission.moved_on`.
Status OpenSubmission(journal::Transaction& transaction, const v1::OpenSubmissionRequest& request);
Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request);

// The service before, and the call that hands a fact back to it.
using Receiver = casework::Receiver<data_collection::v1::ReopenCollectionRequest,
                                    data_collection::v1::EndCaseRequest>;
using Handoff = casework::Handoff<data_collection::v1::ReopenCollectionRequest,
                                  data_collection::v1::EndCaseRequest>;

// Names of the facts that hand over; the courier passes all others unread.
inline const std::vector<std::string> kHandedOver = {"correction-requested",
                                                     casework::kEndRequested};

// Made of the fact, for rows may have moved on by the time that it is carried, and of the reasons
// that were kept for it: nothing for a correction that is made here, of documents or of the
// sending. Fails as ParsePayload and ReaderPool::Read.
Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::submission
