// SPDX-License-Identifier: Apache-2.0
// How the program that reads workbooks answers whoever started it: bytes of our own, little endian,
// a length before each text and a count before each list. Both ends are of one build, so it has no
// versions; but the reader has read a stranger's bytes, and is believed nothing.
#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/documents/workbook/workbook.h"

namespace tepat::workbook {

// The answer as bytes. Any thread, as everything here.
std::string Framed(const Result<Workbook>& answer);

// The answer out of such bytes, whatever a reader gone wrong wrote: the workbook is within
// `limits`, its places are of a sheet and in order, its texts UTF-8; an error has the slug of a
// reader. Fails with kInternal `workbook.bad_answer` when any of that is not so.
Result<Workbook> Unframed(std::string_view bytes, const WorkbookLimits& limits);

}  // namespace tepat::workbook
