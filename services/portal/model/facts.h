// SPDX-License-Identifier: Apache-2.0
// Others' facts → read model.
#pragma once

#include "libs/daemon/process.h"
#include "services/portal/live.h"
#include "services/portal/sessions.h"

namespace tepat::portal {

// Adds a reader of every source. Sessions that the office ends are forgotten at
// once; they outlive the process's readers.
Status ReadSources(daemon::Process& process, Sessions& sessions, LiveHub& live);

// Applies one fact of a service to the model. Inside the writer's transaction.
Status ApplyToModel(journal::Transaction& transaction, const journal::Event& event);
// The same for the office's facts.
Status ApplyOfficeToModel(journal::Transaction& transaction, const journal::Event& event);

}  // namespace tepat::portal
