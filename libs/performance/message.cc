// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/message.h"

namespace tepat::performance {
namespace {

Proof ProofIn(const wire::Evidence& from) {
  switch (from.proof_case()) {
    case wire::Evidence::kSha256:
      return {from.rule(), plan::EvidenceKind::kFile, from.sha256()};
    case wire::Evidence::kLink:
      return {from.rule(), plan::EvidenceKind::kLink, from.link()};
    case wire::Evidence::kText:
      return {from.rule(), plan::EvidenceKind::kText, from.text()};
    case wire::Evidence::PROOF_NOT_SET:
      break;
  }
  // Without content it is judged as malformed: what was named is not lost in silence.
  return {from.rule(), plan::EvidenceKind::kText, ""};
}

void FillProof(const Proof& from, wire::Evidence* to) {
  to->set_rule(from.rule);
  switch (from.kind) {
    case plan::EvidenceKind::kFile:
      return to->set_sha256(from.content);
    case plan::EvidenceKind::kLink:
      return to->set_link(from.content);
    case plan::EvidenceKind::kText:
      return to->set_text(from.content);
  }
}

}  // namespace

ReportedValue ReportedIn(const wire::IndicatorValue& from) {
  ReportedValue value{from.indicator(), {}, from.no_data_reason(), from.cause(),
                      from.follow_up(), {}};
  for (const wire::ComponentValue& one : from.components()) {
    value.numbers.push_back({one.component(), one.value()});
  }
  for (const wire::Evidence& one : from.evidence()) value.evidence.push_back(ProofIn(one));
  return value;
}

std::vector<ReportedValue> ReportedIn(
    const google::protobuf::RepeatedPtrField<wire::IndicatorValue>& from) {
  std::vector<ReportedValue> values;
  values.reserve(static_cast<std::size_t>(from.size()));
  for (const wire::IndicatorValue& value : from) values.push_back(ReportedIn(value));
  return values;
}

void FillValue(const ReportedValue& from, wire::IndicatorValue* to) {
  to->set_indicator(from.indicator);
  FillNumbers(from.numbers, to->mutable_components());
  to->set_no_data_reason(from.no_data_reason);
  to->set_cause(from.cause);
  to->set_follow_up(from.follow_up);
  for (const Proof& proof : from.evidence) FillProof(proof, to->add_evidence());
}

void FillNumbers(const std::vector<Number>& from,
                 google::protobuf::RepeatedPtrField<wire::ComponentValue>* to) {
  for (const Number& number : from) {
    wire::ComponentValue* made = to->Add();
    made->set_component(number.component);
    made->set_value(number.value);
  }
}

void FillSent(const ReportedValue& from, wire::SentValue* to) {
  to->set_indicator(from.indicator);
  FillNumbers(from.numbers, to->mutable_components());
  to->set_no_data(!from.no_data_reason.empty());
  for (const Proof& proof : from.evidence) {
    // Journals are read by all services and kept for ever: a hash proves, a name would tell.
    if (proof.kind == plan::EvidenceKind::kFile) to->add_evidence(proof.content);
  }
}

void FillFinding(const Finding& from, wire::Finding* to) {
  // Kinds are numbered as in the contract.
  to->set_kind(static_cast<wire::FindingKind>(from.kind));
  to->set_unit(from.unit);
  to->set_indicator(from.indicator);
  to->set_component(from.component);
  to->set_evidence(from.evidence);
  to->set_found(from.found);
  to->set_expected(from.expected);
}

void FillStanding(const Standing& from, wire::Achievement* to) {
  to->set_value(from.value);
  to->set_target(from.target);
  to->set_raw(from.raw);
  to->set_capped(from.capped);
  to->set_state(from.state);
  for (const int quarter : from.gaps) to->add_gaps(quarter);
  to->set_decreasing(from.decreasing);
}

}  // namespace tepat::performance
