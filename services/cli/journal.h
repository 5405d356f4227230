// SPDX-License-Identifier: Apache-2.0
// `tepat journal …` and `tepat events`: what the journals hold, and whether it was changed.
#pragma once

#include <string>
#include <vector>

#include "services/cli/operator.h"

namespace tepat::cli {

// `tepat journal verify [FILE …]`: walks whole chains: of databases and exports, or, without files,
// of every running service. Returns 1 when one is broken or cannot be read.
int VerifyJournals(Operator& self, const std::vector<std::string>& files, bool json);

// `tepat journal export SERVICE FILE`: writes a service's journal: a first line with its head, then
// a line for each row {sequence, hash, body}. The file is new, and there only when it is whole.
int ExportJournal(Operator& self, const std::string& service, const std::string& file, bool json);

}  // namespace tepat::cli
