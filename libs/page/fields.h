// SPDX-License-Identifier: Apache-2.0
// Forms: their fields with labels, hints and mistakes, and what was typed in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/http/form.h"
#include "libs/http/html.h"

namespace tepat::page {

// A form as it is shown: what was typed, and why it was not taken.
// Value type; a new form has an empty one.
struct FormState {
  http::Fields values;
  std::optional<Error> error = {};
  std::string request_id = {};  // of the form that was refused; empty for a new one
  std::string prefix = {};      // of its fields' ids, where a page has several forms

  std::string Value(std::string_view name, const std::string& otherwise = {}) const {
    return values.Has(name) ? values.Get(name) : otherwise;
  }
  // Whether that box was ticked.
  bool Chosen(std::string_view name, const std::string& value) const;
  // The id of a field in its page.
  std::string IdOf(const std::string& name) const { return "f-" + prefix + name; }
};

// A field with its label, hint and mistake. Without `required` it says that it may stay empty.
struct FieldOptions {
  std::string name;
  std::string label;
  std::string hint = {};
  std::string type = "text";
  bool required = false;
  int length_max = 500;
  std::string list = {};  // id of a datalist
};
// One line of text; `otherwise` stands there where nothing was typed.
http::Html TextField(const FormState& state, const FieldOptions& options,
                     const std::string& otherwise = {});
// The same for several lines.
http::Html TextArea(const FormState& state, const FieldOptions& options);
// A reason that must be given.
http::Html ReasonField(const FormState& state, const std::string& label);
// One of several.
struct Choice {
  std::string value;
  std::string label;
};
// A choice of one; `otherwise` is chosen where nothing was.
http::Html ChoiceField(const FormState& state, const FieldOptions& options,
                       const std::vector<Choice>& choices, const std::string& otherwise);
// A box to tick; `otherwise` says how it stands on a new form.
http::Html CheckField(const FormState& state, const std::string& name, const Choice& choice,
                      bool otherwise);

// Hidden fields that every form has: the session that it belongs to, and the id by which its repeat
// has no second effect. A refused form keeps its own id.
http::Html FormTokens(const FormState& state, const std::string& csrf, const std::string& new_id);

}  // namespace tepat::page
