// SPDX-License-Identifier: Apache-2.0
// One thing that can be done with a case.
#pragma once

#include <string>
#include <vector>

#include "services/portal/screens/case/case_view.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/sending.h"

namespace tepat::portal {

// A form and its command. The table of all of them stands in actions.cc.
struct Action {
  const char* name;     // last part of its address
  const char* command;  // of the SOP: who may
  const char* service;  // that decides; its revision goes with the form
  std::vector<Stage> stages;
  const char* title;
  const char* button;
  bool main = true;  // shown open; others are folded away
  Html (*fields)(const Context&, const CaseView&, const FormState&);
  Sent (*send)(const Context&, const std::string& case_id);
  bool (*applies)(const CaseView&) = nullptr;  // what else must hold; null: nothing
  // Who may, where that is no matter of a command of the SOP; null: the command's roles.
  bool (*may)(const Context&, const CaseView&) = nullptr;
  bool keeps_draft = true;  // costs the page a request; what has few words needs none
};

// The field in which somebody says why a step is completed though an input is missing; shown once
// the service has said that one is.
Html MissingReason(const FormState& state);

}  // namespace tepat::portal
