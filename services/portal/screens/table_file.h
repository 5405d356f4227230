// SPDX-License-Identifier: Apache-2.0
// Tables that people take away as files.
#pragma once

#include <functional>
#include <string>

#include "libs/documents/table.h"
#include "services/portal/context.h"

namespace tepat::portal {

// The bytes of the workbook that `fill` fills in. Fails as XlsxWorkbook does. Any thread.
Result<std::string> WorkbookBytes(const Context& context,
                                  const std::function<void(documents::XlsxWorkbook&)>& fill);

// The table as a file for people: a workbook where `form` is `xlsx`, else CSV as Excel opens it
// here; named `name` and the ending. The page of the refusal where it cannot be written.
Response TableFile(const Context& context, const documents::Table& table, const std::string& form,
                   const std::string& name);

}  // namespace tepat::portal
