// SPDX-License-Identifier: Apache-2.0
#include "services/cli/command_line.h"

int main(int argc, char** argv) { return tepat::cli::RunCommandLine(argc, argv); }
