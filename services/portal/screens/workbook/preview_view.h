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

// The form that stores those units, at least one; `token`: of their preview. It asks for a reason
// where something lacks in them, or where one was typed before.
Html StoreForm(const Context& context, const WorkbookPlace& place, const std::string& token,
               const std::vector<const data_collection::v1::PreviewedUnit*>& units,
               const FormState& state);

// The preview: counts, findings by cell, figures; the form that stores it; the marked workbook.
// `token`: of the preview.
Html PreviewPart(const Context& context, const WorkbookPlace& place, const std::string& token,
                 const ReadWorkbook& read, const FormState& state);

}  // namespace tepat::portal
