// SPDX-License-Identifier: Apache-2.0
// What another version of the plan changes for a unit, in the words of its page and of its case's.
#pragma once

#include <string>

#include "services/portal/context.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// A line for each indicator that comes, goes or changes.
Html RebasedIndicators(const data_collection::v1::RebasedUnit& unit);

// Above the sheet of a unit whose case follows another version since it sent; empty otherwise.
Html RebasedNotice(const data_collection::v1::GetUnitSheetResponse& sheet);

}  // namespace tepat::portal
