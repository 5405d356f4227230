// SPDX-License-Identifier: Apache-2.0
// Files of a case: sending one there, and reading it back.
#pragma once

#include <string>

#include "services/portal/context.h"

namespace tepat::portal {

// Sends the file that came with the request to its case, in pieces.
Sent AttachFile(const Context& context, const std::string& case_id, const std::string& kind,
                const std::string& request_id);

// GET /berkas/{}/lampiran/{}
// A scan of a case, under the viewer's own right.
Response CaseFile(const Context& context);

}  // namespace tepat::portal
