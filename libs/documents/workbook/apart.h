// SPDX-License-Identifier: Apache-2.0
// Reads a workbook in a process of its own. A fault in libzip, in expat or in our reader then ends
// that process, and the service that started it answers that the file cannot be read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/limited_child.h"
#include "libs/documents/workbook/workbook.h"

namespace tepat::workbook {

// The program that reads (libs/documents/reader); it lies beside those that start it.
inline constexpr const char* kReaderProgram = "tepat-reader";

// What reading a workbook within the default limits may cost, several times over.
inline constexpr documents::ChildLimits kReadingLimits = {};

// As ReadWorkbook, from any thread, and only for so long as `reading` allows; the caller decides
// how many readings run at once, each of which costs a process. Fails as ReadWorkbook and
// RunLimited do, and with kInternal `workbook.bad_answer`.
Result<Workbook> ReadWorkbookApart(std::span<const std::byte> bytes,
                                   const WorkbookLimits& limits = {},
                                   const documents::ChildLimits& reading = kReadingLimits);

// The limits as the program's arguments, and back; nothing for arguments that are none.
std::vector<std::string> ToArguments(const WorkbookLimits& limits);
std::optional<WorkbookLimits> FromArguments(std::span<const char* const> arguments);

}  // namespace tepat::workbook
