// SPDX-License-Identifier: Apache-2.0
// Which services the portal reads, and what browsers are told when the office changes somebody's
// rights.
#pragma once

#include "libs/casebook/casebook.h"
#include "libs/daemon/process.h"
#include "services/portal/live.h"
#include "services/portal/sessions.h"

namespace tepat::portal {

// Adds a reader of every source, before the process serves. Sessions that the office ends are
// forgotten at once, in the thread of the office's reader; book, sessions and hub outlive the
// readers.
Status ReadSources(daemon::Process& process, const casebook::Casebook& book, Sessions& sessions,
                   LiveHub& live);

}  // namespace tepat::portal
