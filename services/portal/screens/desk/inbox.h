// SPDX-License-Identifier: Apache-2.0
// Kotak Tugas: what the viewer has to do, least time left first; what waits for others; what was
// done today.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response Inbox(const Context& context);

// Tasks of these cases for the viewer, by element id: what a live page replaces.
Result<std::map<std::string, Html>> InboxRows(const Context& context,
                                              const std::set<std::string>& case_ids);

}  // namespace tepat::portal
