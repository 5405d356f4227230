// SPDX-License-Identifier: Apache-2.0
// The frame of every page of the portal: its navigation, and what a refusal says to this viewer.
#pragma once

#include <string>
#include <vector>

#include "services/portal/context.h"
#include "services/portal/screens/parts.h"

namespace tepat::portal {

// Begins the name of a hidden field that holds the revision of a unit, as its page showed it.
constexpr std::string_view kUnitRevision = "unit-revision-";

// The request's form as it was refused. What somebody else overtook is about the case as it is now,
// when it is sent again.
FormState RefusedForm(const Context& context, const Error& error);

// How a page is framed.
struct PageOptions {
  std::string title;
  Url live = Url("/");              // where its live events are; "/" for none
  bool bare = false;                // without navigation: wallboard, signing in
  const FormState* form = nullptr;  // whose errors stand on top
  Html mistakes = {};               // beside those of its fields: `<li>` each, with a link
};

// A whole page. With a refused form its status is 409 or 422, else 200.
Response Page(const Context& context, const PageOptions& options, const Html& main);

// A page that says what went wrong and what to do, with a code for the operator.
Response ErrorPage(const Context& context, int status, const std::string& title,
                   const Error& error);

// The same for what could not be told: 404 when it is unknown, 403 when it is not for this viewer,
// 503 when it cannot be told now.
Response NotTold(const Context& context, const std::string& title, const Error& error);

// The same for a page that is about one thing. `unknown` is the title only when there is no such
// thing: whoever comes with a good link while a service is down must not read that it is void.
Response NotOpened(const Context& context, const std::string& unknown, const Error& error);

// Hidden fields that every form has: where it belongs, and its request id.
Html FormTokens(const Context& context, const FormState& state);

// That the session's last command was saved, when this page follows it; what was not done beside
// it.
Html Saved(const Context& context);

// What a refusal says to this viewer: who was first, and what to do.
std::string Explain(const Context& context, const Error& error);

}  // namespace tepat::portal
