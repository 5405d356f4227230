// SPDX-License-Identifier: Apache-2.0
// What can be done with a case: a form for each command, and the command that it becomes.
#pragma once

#include "services/portal/screens/case/case_page.h"

namespace tepat::portal {

// Whose turn it is, in one sentence: a live part of the page.
Html Turn(const Context& context, const CaseView& view);

// The forms that the viewer may use now. `refused` names the one whose `state` is shown.
Html Actions(const Context& context, const CaseView& view, const std::string& refused,
             const FormState& state);

// POST /berkas/{}/{}: sends a command, waits for the read model, and shows the case.
Response SendAction(const Context& context);

// Where a command's fact stands; the page waits for it.
using Sent = Result<common::v1::JournalPosition>;

// Sends the file that came with the request to its case, in pieces.
Sent AttachFile(const Context& context, const std::string& case_id, const std::string& kind,
                const std::string& request_id);

// Waits until the model shows what was just done, then goes there, where `Saved` tells it; with
// what was not done beside it, if anything.
Response GoOn(const Context& context, const common::v1::JournalPosition& position, Url to,
              const std::string& warning = {});

}  // namespace tepat::portal
