// SPDX-License-Identifier: Apache-2.0
// Berkas: one case with its seven steps and clocks, its units, files and history, and what the
// viewer may do with it.
#pragma once

#include "services/portal/context.h"
#include "services/portal/screens/case/case_view.h"

namespace tepat::portal {

Response CasePage(const Context& context);
// The page with a form of it that was refused; `command` names the form.
Response CasePageWith(const Context& context, const std::string& case_id,
                      const std::string& command, const FormState& state);

// POST /berkas/{}/{}: sends a command, waits for the read model, and shows the case.
Response SendAction(const Context& context);

// The live parts of the page, by element id.
Result<std::map<std::string, Html>> CaseParts(const Context& context, const std::string& case_id);

}  // namespace tepat::portal
