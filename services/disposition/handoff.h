// SPDX-License-Identifier: Apache-2.0
// The borders of disposition: what correspondence hands over to it, and what it hands over to
// data-collection.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/departure.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::disposition {

// Takes over a case. Inside the writer's transaction, once per event id. Fails with kConflict
// `disposition.case_is_here`, kUnavailable `disposition.no_sop`.
Status OpenDisposition(journal::Transaction& transaction,
                       const v1::OpenDispositionRequest& request);

// Takes over the wish that a case be ended.
Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request);

// The next service, and the call that hands a fact over to it.
using Receiver = casework::Receiver<data_collection::v1::OpenCollectionRequest,
                                    data_collection::v1::EndCaseRequest>;
using Handoff = casework::Handoff<data_collection::v1::OpenCollectionRequest,
                                  data_collection::v1::EndCaseRequest>;

// Names of the facts that hand over.
inline const std::vector<std::string> kHandedOver = {"disposition-issued", casework::kEndRequested};

// Reads the case's rows; fails as the database does, and with `disposition.case_lost`.
Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event);

}  // namespace tepat::disposition
