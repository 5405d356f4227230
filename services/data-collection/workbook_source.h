// SPDX-License-Identifier: Apache-2.0
// What the calls about workbooks ask of this service: its own queries, under the caller's right.
#pragma once

#include "libs/daemon/node.h"
#include "services/data-collection/config.h"
#include "services/data-collection/workbook_calls.h"

namespace tepat::data_collection {

// Each question is one reading transaction. Where a period stands in the place of a case, it is
// about values that are declared without one. Both arguments outlive it and all sources that it
// makes. Any thread.
WorkbookService::SourceFor WorkbookSource(daemon::Node& node, const Context& context);

}  // namespace tepat::data_collection
