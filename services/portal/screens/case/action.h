// SPDX-License-Identifier: Apache-2.0
// One thing that can be done with a case.
#pragma once

#include "services/portal/screens/case/actions.h"

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

// The actions of each part of the way.
std::vector<Action> LetterActions();
std::vector<Action> DispositionActions();
std::vector<Action> CollectionActions();
std::vector<Action> SubmissionActions();
std::vector<Action> PauseActions();

// What every command's request has: id, case, and the revision that the form's page showed.
template <class Message>
Message RequestFor(const Context& context, const std::string& case_id) {
  Message request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_case_id(case_id);
  request.set_expected_revision(IntIn(context.form().Get("revision")));
  return request;
}

// Calls a service as the viewer; gives the position of its fact.
template <class Stub, class Request, class Answer>
Sent SendTo(const Context& context, const calls::Service<Stub>& service,
            calls::Method<Stub, Request, Answer> method, const Request& request) {
  TEPAT_ASSIGN(const Answer answer,
               context.portal.backend.Call(service, context.viewer->token, method, request));
  return answer.position();
}

// The field in which somebody says why a step is completed though an input is missing; shown once
// the service has said that one is.
Html MissingReason(const FormState& state);

// Positions that answer for a unit, by unit.
std::map<std::string, std::string> PositionsOfUnits(const Context& context);

}  // namespace tepat::portal
