// SPDX-License-Identifier: Apache-2.0
#include "libs/page/fields.h"

#include <algorithm>

#include "libs/page/field_words.h"

namespace tepat::page {

using http::Html;

namespace {

using http::Attribute;
using http::Fill;
using http::Join;

// The mistake of one field, to stand beside it.
// Beside the field as well as on top: people look where they typed.
std::string MistakeAt(const FormState& state, const std::string& name) {
  if (!state.error) return {};
  for (const std::string& mistake : FieldMistakes(*state.error)) {
    if (FieldOf(mistake) == name) return FieldSentence(mistake);
  }
  return {};
}

std::string HintId(const FormState& state, const std::string& name) {
  return state.IdOf(name) + "-petunjuk";
}

std::string MistakeId(const FormState& state, const std::string& name) {
  return state.IdOf(name) + "-salah";
}

Html FieldFrame(const FormState& state, const FieldOptions& options, const Html& input) {
  const std::string mistake = MistakeAt(state, options.name);
  return Fill(R"(<div class="isian"><label for="{}">{}{}</label>{}{}{}</div>)",
              state.IdOf(options.name), options.label,
              options.required ? Html() : Fill(R"( <span class="redup">(boleh kosong)</span>)"),
              options.hint.empty() ? Html()
                                   : Fill(R"(<p class="petunjuk" id="{}">{}</p>)",
                                          HintId(state, options.name), options.hint),
              mistake.empty() ? Html()
                              : Fill(R"(<p class="salah" id="{}">{}</p>)",
                                     MistakeId(state, options.name), mistake),
              input);
}

// Readers of screens hear hint and mistake with the field; each id is on the page.
std::string DescribedBy(const FormState& state, const FieldOptions& options) {
  std::string ids = options.hint.empty() ? "" : HintId(state, options.name);
  if (MistakeAt(state, options.name).empty()) return ids;
  return ids + (ids.empty() ? "" : " ") + MistakeId(state, options.name);
}

}  // namespace

bool FormState::Chosen(std::string_view name, const std::string& value) const {
  const auto all = values.All(name);
  return std::find(all.begin(), all.end(), value) != all.end();
}

Html TextField(const FormState& state, const FieldOptions& options, const std::string& otherwise) {
  // Two templates: an empty `list` would refer to nothing, which a checker of pages rejects.
  const Html input =
      options.list.empty()
          ? Fill(
                R"(<input id="{}" name="{}" type="{}" value="{}" maxlength="{}"
aria-describedby="{}" {}>)",
                state.IdOf(options.name), options.name, options.type,
                state.Value(options.name, otherwise), options.length_max,
                DescribedBy(state, options), Attribute("required", options.required))
          : Fill(
                R"(<input id="{}" name="{}" type="{}" value="{}" maxlength="{}"
aria-describedby="{}" list="{}" {}>)",
                state.IdOf(options.name), options.name, options.type,
                state.Value(options.name, otherwise), options.length_max,
                DescribedBy(state, options), options.list, Attribute("required", options.required));
  return FieldFrame(state, options, input);
}

Html TextArea(const FormState& state, const FieldOptions& options) {
  const Html input = Fill(
      R"(<textarea id="{}" name="{}" maxlength="{}" rows="3" aria-describedby="{}"
{}>{}</textarea>)",
      state.IdOf(options.name), options.name, options.length_max, DescribedBy(state, options),
      Attribute("required", options.required), state.Value(options.name));
  return FieldFrame(state, options, input);
}

Html ReasonField(const FormState& state, const std::string& label) {
  return TextArea(state, {"reason", label, "5 sampai 500 huruf.", "text", true, 500});
}

Html ChoiceField(const FormState& state, const FieldOptions& options,
                 const std::vector<Choice>& choices, const std::string& otherwise) {
  const std::string chosen = state.Value(options.name, otherwise);
  FieldOptions always = options;
  always.required = true;  // one of them is chosen in any case
  const Html list = Join(choices, [&](const Choice& choice) {
    return Fill(R"(<option value="{}" {}>{}</option>)", choice.value,
                Attribute("selected", choice.value == chosen), choice.label);
  });
  return FieldFrame(
      state, always,
      Fill(R"(<select id="{}" name="{}" aria-describedby="{}">{}</select>)",
           state.IdOf(options.name), options.name, DescribedBy(state, options), list));
}

Html CheckField(const FormState& state, const std::string& name, const Choice& choice,
                bool otherwise) {
  // A browser sends nothing for an empty box: on a form that was sent, absence means no.
  const bool chosen = state.values.pairs().empty() ? otherwise : state.Chosen(name, choice.value);
  return Fill(
      R"(<label class="pilih"><input type="checkbox" name="{}" value="{}" {}> <span>{}</span>
</label>)",
      name, choice.value, Attribute("checked", chosen), choice.label);
}

Html FormTokens(const FormState& state, const std::string& csrf, const std::string& new_id) {
  return Fill(
      R"(<input type="hidden" name="csrf" value="{}"><input type="hidden" name="request_id"
value="{}">)",
      csrf, state.request_id.empty() ? new_id : state.request_id);
}

}  // namespace tepat::page
