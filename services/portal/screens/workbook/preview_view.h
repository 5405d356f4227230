// SPDX-License-Identifier: Apache-2.0
// What a file that was handed in holds, and what is wrong in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/portal/screens/workbook/workbook_service.h"

namespace tepat::portal {

// Begins the name of a hidden field that holds a unit's request id.
inline constexpr std::string_view kUnitRequest = "request-";

// Units that would be stored by pressing the button.
std::vector<const data_collection::v1::PreviewedUnit*> StorableUnits(const ReadWorkbook& read);

// The preview: counts, findings by cell, figures; the form that stores it; the marked workbook.
// `token`: of the preview.
Html PreviewPart(const Context& context, const WorkbookPlace& place, const std::string& token,
                 const ReadWorkbook& read, const FormState& state);

}  // namespace tepat::portal
