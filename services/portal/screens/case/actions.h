// SPDX-License-Identifier: Apache-2.0
// What can be done with a case: the table of all forms, and those that the viewer may use now.
#pragma once

#include "services/portal/screens/case/action.h"

namespace tepat::portal {

// Forms that are folded away stand beside others with fields of the same names: begins the ids of
// this form's fields.
std::string PrefixOf(const Action& action);

// The action of that name; null when there is none. Lives as long as the program.
const Action* FindAction(const std::string& name);

// Whose turn it is, in one sentence: a live part of the page.
Html Turn(const Context& context, const CaseView& view);

// The forms that the viewer may use now. `refused` names the one whose `state` is shown.
Html Actions(const Context& context, const CaseView& view, const std::string& refused,
             const FormState& state);

}  // namespace tepat::portal
