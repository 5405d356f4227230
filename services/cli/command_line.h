// SPDX-License-Identifier: Apache-2.0
// `tepat`: the operator's tool. Each verb lives in a file of its own; this one only lists them.
#pragma once

namespace tepat::cli {

// Does what the command line says. Returns the exit status: 0 done, 1 not done, 2 or CLI11's own
// when the command line is wrong.
int RunCommandLine(int argc, char** argv);

}  // namespace tepat::cli
