// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/value_form.h"

#include <algorithm>

#include "libs/base/outside_text.h"
#include "libs/measure/number_text.h"
#include "libs/plan/plan.h"
#include "services/portal/words/numbers.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

constexpr std::size_t kFoundMax = 60;  // bytes of what was typed for a number, said back

std::string Trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// As much as whoever typed it needs to know it again: the field itself keeps all of it.
std::string Beginning(const std::string& text) {
  return text.size() <= kFoundMax ? text : ShownText(text, kFoundMax) + "…";
}

wire::Finding NotANumber(const FieldKey& at, const std::string& text) {
  wire::Finding finding;
  finding.set_kind(wire::FINDING_KIND_NOT_A_NUMBER);
  finding.set_indicator(at.indicator);
  finding.set_component(at.key);
  finding.set_found(Beginning(text));
  return finding;
}

void TakeNumber(const FieldKey& at, const std::string& text, wire::IndicatorValue& value,
                TypedValues& typed) {
  const auto number = measure::ReadNumber(text);
  // Spaces of every kind alone are nothing typed, as an empty field is.
  if (!number && number.error().slug == "measure.empty") return;
  if (!number) return typed.unread.push_back(NotANumber(at, text));
  auto* component = value.add_components();
  component->set_component(at.key);
  component->set_value(number->ToPlain());
}

// A box and a choice may name one file twice.
bool HasFile(const wire::IndicatorValue& value, const FieldKey& at, const std::string& sha256) {
  return std::any_of(value.evidence().begin(), value.evidence().end(), [&](const auto& evidence) {
    return evidence.rule() == at.key && evidence.sha256() == sha256;
  });
}

void TakeProof(const FieldKey& at, const std::string& text, wire::IndicatorValue& value) {
  if (at.what == kProofField && HasFile(value, at, text)) return;
  auto* evidence = value.add_evidence();
  evidence->set_rule(at.key);
  if (at.what == kProofField) evidence->set_sha256(text);
  if (at.what == kLinkField) evidence->set_link(text);
  if (at.what == kTextField) evidence->set_text(text);
}

void TakeField(const FieldKey& at, const std::string& text, wire::IndicatorValue& value,
               TypedValues& typed) {
  if (at.what == kNumberField) TakeNumber(at, text, value, typed);
  if (at.what == kGradeField) {
    auto* component = value.add_components();
    component->set_component(at.key);
    component->set_value(text);
  }
  if (at.what == kNoDataField) value.set_no_data_reason(text);
  if (at.what == kCauseField) value.set_cause(text);
  if (at.what == kFollowUpField) value.set_follow_up(text);
  if (at.what == kProofField || at.what == kLinkField || at.what == kTextField) {
    TakeProof(at, text, value);
  }
}

bool IsOfAValue(const std::string& what) {
  constexpr std::string_view kAll[] = {kNumberField,   kGradeField, kNoDataField, kCauseField,
                                       kFollowUpField, kProofField, kLinkField,   kTextField};
  return std::find(std::begin(kAll), std::end(kAll), what) != std::end(kAll);
}

bool SaysNothing(const wire::IndicatorValue& value) {
  return value.components().empty() && value.no_data_reason().empty() && value.cause().empty() &&
         value.follow_up().empty() && value.evidence().empty();
}

}  // namespace

std::string FieldName(std::string_view what, const std::string& indicator, const std::string& key) {
  return std::string(what) + "." + indicator + (key.empty() ? "" : "." + key);
}

FieldKey KeyIn(const std::string& name) {
  const std::size_t first = name.find('.');
  if (first == std::string::npos) return {};
  const std::size_t second = std::min(name.find('.', first + 1), name.size());
  FieldKey key;
  key.what = name.substr(0, first);
  key.indicator = name.substr(first + 1, second - first - 1);
  if (second < name.size()) key.key = name.substr(second + 1);
  return key;
}

TypedValues ValuesIn(const Fields& form) {
  TypedValues typed;
  for (const auto& [name, raw] : form.pairs()) {
    const FieldKey at = KeyIn(name);
    const std::string text = Trimmed(raw);
    if (text.empty() || at.indicator.empty() || !IsOfAValue(at.what)) continue;
    auto value = std::find_if(typed.values.begin(), typed.values.end(),
                              [&](const auto& one) { return one.indicator() == at.indicator; });
    if (value == typed.values.end()) {
      value = typed.values.insert(value, wire::IndicatorValue());
      value->set_indicator(at.indicator);
    }
    TakeField(at, text, *value, typed);
  }
  // Of a number that is none nothing is left.
  std::erase_if(typed.values, SaysNothing);
  return typed;
}

void FillFields(const wire::GetUnitSheetResponse& sheet, Fields& fields) {
  for (const wire::SheetRow& row : sheet.rows()) {
    const std::string& id = row.indicator().id();
    const wire::IndicatorValue& value = row.value();
    const bool grade = row.indicator().direction() == plan::v1::DIRECTION_GRADE;
    for (const auto& component : value.components()) {
      fields.Add(FieldName(grade ? kGradeField : kNumberField, id, component.component()),
                 grade ? component.value() : IndonesianNumber(component.value()));
    }
    fields.Add(FieldName(kNoDataField, id), value.no_data_reason());
    fields.Add(FieldName(kCauseField, id), value.cause());
    fields.Add(FieldName(kFollowUpField, id), value.follow_up());
    for (const auto& evidence : value.evidence()) {
      if (evidence.has_sha256()) {
        fields.Add(FieldName(kProofField, id, evidence.rule()), evidence.sha256());
      } else {
        fields.Add(FieldName(evidence.has_link() ? kLinkField : kTextField, id, evidence.rule()),
                   evidence.has_link() ? evidence.link() : evidence.text());
      }
    }
  }
}

std::string PlaceOf(const FormState& state, const wire::SheetRow* row,
                    const wire::Finding& finding) {
  const std::string& id = finding.indicator();
  // What the page does not have is told at its form.
  if (id.empty() || row == nullptr) return state.IdOf("values");
  if (!finding.evidence().empty())
    return state.IdOf(FieldName(kProofField, id, finding.evidence()));
  switch (finding.kind()) {
    case wire::FINDING_KIND_NO_CAUSE_OF_MISS:
    case wire::FINDING_KIND_NO_CAUSE_OF_OUTLIER:
      return state.IdOf(FieldName(kCauseField, id));
    case wire::FINDING_KIND_NO_FOLLOW_UP:
      return state.IdOf(FieldName(kFollowUpField, id));
    default:
      break;
  }
  // Which of the texts it is stands before what would be right.
  for (const auto& [text, field] :
       {std::pair("cause:", kCauseField), std::pair("follow_up:", kFollowUpField),
        std::pair("no_data_reason:", kNoDataField)}) {
    if (finding.expected().starts_with(text)) return state.IdOf(FieldName(field, id));
  }
  // A figure that is typed directly is its one number.
  const bool bounds = finding.kind() == wire::FINDING_KIND_BELOW_BOUNDS ||
                      finding.kind() == wire::FINDING_KIND_ABOVE_BOUNDS;
  const bool direct = bounds && row->indicator().components().empty();
  const std::string component = direct ? plan::kValueKey : finding.component();
  if (component.empty()) return state.IdOf(FieldName(kIndicatorPlace, id));
  const bool grade = row->indicator().direction() == plan::v1::DIRECTION_GRADE;
  return state.IdOf(FieldName(grade ? kGradeField : kNumberField, id, component));
}

}  // namespace tepat::portal
