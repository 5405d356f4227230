// SPDX-License-Identifier: Apache-2.0
// What a file that was handed in holds, and what is wrong in it.
#pragma once

#include <string>

#include "services/portal/screens/workbook/workbook_service.h"

namespace tepat::portal {

// The preview: counts, findings by cell, figures; the form that stores it; the marked workbook.
// `token`: of the preview.
Html PreviewPart(const Context& context, const WorkbookPlace& place, const std::string& token,
                 const ReadWorkbook& read, const FormState& state);

}  // namespace tepat::portal
