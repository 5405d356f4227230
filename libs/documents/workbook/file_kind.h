// SPDX-License-Identifier: Apache-2.0
// What a file is that should have been a workbook, so that a person is told what he handed in. For
// libs/documents/workbook alone.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/documents/workbook/package.h"

namespace tepat::workbook {

// Passes what begins as a ZIP archive; else fails as ReadWorkbook says: `workbook.empty_file`,
// `.encrypted`, `.old_xls`, `.not_xlsx`. Its name is not looked at: names lie.
Status CheckFirstBytes(std::span<const std::byte> bytes);

// `workbook.not_a_workbook` for an archive whose main document cannot be found, or has the
// outermost element `root`.
Error NotAWorkbook(const Package& package, std::string_view root);

}  // namespace tepat::workbook
