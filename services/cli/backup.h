// SPDX-License-Identifier: Apache-2.0
// `tepat backup` and `tepat restore`: all services at one cut.
//
// A backup freezes people's commands, waits until readers and hand-offs have drained, copies every
// database and thaws. It holds `manifest.json`, `tepat.toml` and `<service>.db`; no secrets: those
// are made anew. A restore verifies every chain, gives each journal a new life and puts the files
// in place, all or none; what stood there before is kept beside it.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// `tepat backup FOLDER`: the folder is new, and there only when the backup is whole.
int MakeBackup(Operator& self, const std::string& folder, bool json);

// `tepat restore FOLDER`: into the data folder of an office that does not run. `service`: this one
// alone; empty for all.
int RestoreBackup(Operator& self, const std::string& folder, const std::string& service, bool json);

}  // namespace tepat::cli
