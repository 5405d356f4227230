// SPDX-License-Identifier: Apache-2.0
// The last periods of an indicator: a chart, and the same as a table.
#pragma once

#include "services/portal/names.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// Folded away under its own heading. The chart stands there when at least two periods have numbers;
// nothing at all when there is no earlier period. Any thread.
Html HistoryOfValues(const data_collection::v1::SheetRow& row);

}  // namespace tepat::portal
