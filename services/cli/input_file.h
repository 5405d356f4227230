// SPDX-License-Identifier: Apache-2.0
// Files that people give to the tool: read as libs/base/outside_text.h reads them.
#pragma once

#include <cstddef>
#include <string>

#include "libs/base/mistake.h"
#include "libs/base/status.h"

namespace tepat::cli {

// The text of a file of at most 1 MiB, in UTF-8. Notes are added to `mistakes`, and so is all that
// is wrong with its bytes. Fails with kInvalid `cli.no_file` when it cannot be opened, and
// `cli.not_text`, after a mistake was added, when it is no text.
Result<std::string> ReadInputFile(const std::string& path, Mistakes& mistakes);

// The bytes of a file of at most so many, as they are. Fails with kInvalid `cli.no_file`, and
// `cli.file_too_large`.
Result<std::string> ReadInputBytes(const std::string& path, std::size_t bytes_max);

// Says on standard error what is wrong in a file and what was only noticed, one a line. Returns the
// exit status of the tool: 2 when something is wrong, else 0.
int PrintMistakes(const Mistakes& mistakes);

}  // namespace tepat::cli
