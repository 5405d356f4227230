// SPDX-License-Identifier: Apache-2.0
// The frame of every page, and the parts that many pages have.
#pragma once

#include <string>
#include <vector>

#include "services/portal/portal.h"
#include "services/portal/words/words.h"

namespace tepat::portal {

// A form as it is shown: what was typed, and why it was not taken.
struct FormState {
  Fields values;
  std::optional<Error> error = {};
  std::string request_id = {};  // of the form that was refused; empty for a new one
  std::string prefix = {};      // of its fields' ids, where a page has several forms

  std::string Value(std::string_view name, const std::string& otherwise = {}) const {
    return values.Has(name) ? values.Get(name) : otherwise;
  }
  bool Chosen(std::string_view name, const std::string& value) const;
  // The id of a field in its page.
  std::string IdOf(const std::string& name) const { return "f-" + prefix + name; }
};

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
};

// A whole page. With a refused form its status is 409 or 422, else 200.
Response Page(const Context& context, const PageOptions& options, const Html& main);

// A page that says what went wrong and what to do, with a code for the operator.
Response ErrorPage(const Context& context, int status, const std::string& title,
                   const Error& error);

// The same for what a service could not tell of a case: unknown to it, or not now.
Response NotTold(const Context& context, const std::string& title, const Error& error);

// Hidden fields that every form has: where it belongs, and its request id.
Html FormTokens(const Context& context, const FormState& state);

// A field with its label, hint and mistake.
struct FieldOptions {
  std::string name;
  std::string label;
  std::string hint = {};
  std::string type = "text";
  bool required = false;
  int length_max = 500;
  std::string list = {};  // id of a datalist
};
Html TextField(const FormState& state, const FieldOptions& options,
               const std::string& otherwise = {});
Html TextArea(const FormState& state, const FieldOptions& options);
// A reason that must be given.
Html ReasonField(const FormState& state, const std::string& label);
// One of several.
struct Choice {
  std::string value;
  std::string label;
};
Html ChoiceField(const FormState& state, const FieldOptions& options,
                 const std::vector<Choice>& choices, const std::string& otherwise);
Html CheckField(const FormState& state, const std::string& name, const Choice& choice,
                bool otherwise);

// The name of a case: number and subject, or what stands for them on a restricted letter.
std::string CaseName(const CaseRow& row);
// The name of a case that the model knows, or what is said otherwise.
std::string CaseName(const Context& context, const std::string& case_id,
                     const std::string& otherwise);
// Word of a case's state.
Html StatusTag(const CaseRow& row);
// The clock of a visit, with what lets it run on in the browser.
Html Clock(const Context& context, const VisitRow& visit);
// `<time>` for people and programs.
Html Moment(const Context& context, Instant at);

// That the session's last command was saved, when this page follows it; what was not done beside
// it.
Html Saved(const Context& context);

// What a refusal says to this viewer: who was first, and what to do.
std::string Explain(const Context& context, const Error& error);

}  // namespace tepat::portal
