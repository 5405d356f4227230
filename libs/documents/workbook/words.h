// SPDX-License-Identifier: Apache-2.0
// What is said to whoever handed in a workbook that cannot be read: the same by every face and
// every reader of workbooks, so it stands here.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::workbook {

// One Indonesian sentence without full stop for an error of ReadWorkbook or ReadWorkbookApart:
// where, what is wrong, what to do. For any other error too, a general one. Quotes what stands in
// the file, as text: who shows it as HTML escapes it. Any thread.
std::string WordsFor(const Error& error);

}  // namespace tepat::workbook
