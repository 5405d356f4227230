// SPDX-License-Identifier: Apache-2.0
// What the calls about workbooks ask of this service: its own queries, under the caller's right.
#pragma once

#include "libs/daemon/node.h"
#include "services/data-collection/workbook_calls.h"

namespace tepat::data_collection {

// Each question is one reading transaction. `node` outlives it and all sources that it makes. Any
// thread.
WorkbookService::SourceFor WorkbookSource(daemon::Node& node);

}  // namespace tepat::data_collection
