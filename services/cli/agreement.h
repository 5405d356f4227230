// SPDX-License-Identifier: Apache-2.0
// A question to whoever sits at the terminal.
#pragma once

#include <string>

namespace tepat::cli {

// Asks `question` on standard error, beside the output, which programs read line by line; true when
// the next line of standard input is `ya` or `y`, false at its end.
bool Agrees(const std::string& question);

}  // namespace tepat::cli
