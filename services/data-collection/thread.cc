// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/thread.h"

#include "libs/casework/store/origins.h"
#include "libs/identity/office_plan.h"
#include "libs/journal/wire.h"
#include "libs/performance/message.h"
#include "services/data-collection/judging.h"
#include "services/data-collection/sheets.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/sendings.h"
#include "services/data-collection/store/sources.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

using performance::ReportedValue;

// One sending, with all that is known of its numbers.
struct SentNumbers {
  Sending sending;
  std::vector<ReportedValue> values;
  std::vector<SourceCell> sources;
  std::map<std::string, std::string> targets;
};

Result<SentNumbers> NumbersOf(sql::Database& db, const std::string& case_id,
                              const std::string& unit, const Sending& sending) {
  SentNumbers sent{sending, {}, {}, {}};
  TEPAT_ASSIGN(sent.values, ValuesOf(db, case_id, unit, sending.version));
  TEPAT_ASSIGN(sent.sources, SourcesOf(db, case_id, unit, sending.version));
  TEPAT_ASSIGN(sent.targets, TargetsOf(db, case_id, unit, sending.version));
  return sent;
}

// What people call it. A plan to which the case was held before may have had more.
void FillNames(const plan::Plan& plan, v1::ThreadNumber* to) {
  const auto indicator = plan.GetIndicator(to->indicator());
  if (!indicator) return;
  to->set_indicator_name(indicator->get().name);
  to->set_unit_of_measure(indicator->get().unit_of_measure);
  const auto component = indicator->get().GetComponent(to->component());
  // The one component of a value that is typed directly has no name of its own.
  if (!component || component->get().key == plan::kValueKey) return;
  to->set_component_name(component->get().name);
  to->set_unit_of_measure(component->get().unit_of_measure);
}

// One number, or that there are no data when `number` is null.
void FillNumber(const SentNumbers& sent, const ReportedValue& value,
                const performance::Number* number, const plan::Plan& plan, v1::ThreadNumber* to) {
  FillSending(sent.sending, to->mutable_sending());
  to->set_indicator(value.indicator);
  if (number != nullptr) {
    to->set_component(number->component);
    to->set_value(number->value);
  } else {
    to->set_no_data_reason(value.no_data_reason);
  }
  FillNames(plan, to);
  const SourceCell* cell = FindSource(sent.sources, to->indicator(), to->component());
  if (cell != nullptr) FillSource(*cell, to->mutable_cell());
  const auto target = sent.targets.find(value.indicator);
  if (target != sent.targets.end()) to->set_target(target->second);
  v1::IndicatorValue proofs;
  performance::FillValue(value, &proofs);
  *to->mutable_evidence() = proofs.evidence();
}

void FillNumbers(const SentNumbers& sent, const v1::GetValueThreadRequest& wanted,
                 const plan::Plan& plan, v1::GetValueThreadResponse& response) {
  for (const ReportedValue& value : sent.values) {
    if (!wanted.indicator().empty() && value.indicator != wanted.indicator()) continue;
    if (!value.no_data_reason.empty()) {
      FillNumber(sent, value, nullptr, plan, response.add_numbers());
    }
    for (const performance::Number& number : value.numbers) {
      if (!wanted.component().empty() && number.component != wanted.component()) continue;
      FillNumber(sent, value, &number, plan, response.add_numbers());
    }
  }
}

// Of one indicator all sendings; of all indicators what stands now.
Result<std::vector<Sending>> SendingsFor(sql::Database& db,
                                         const v1::GetValueThreadRequest& request) {
  if (!request.indicator().empty()) return SendingsOf(db, request.case_id(), request.unit());
  TEPAT_ASSIGN(const auto newest, FindNewestSending(db, request.case_id(), request.unit()));
  return newest ? std::vector<Sending>{*newest} : std::vector<Sending>();
}

// What was not sent yet has a way back all the same, if the plan asks it.
Status RequireKnown(const plan::Plan& plan, const v1::GetValueThreadRequest& request,
                    const v1::GetValueThreadResponse& response) {
  if (request.indicator().empty() || response.numbers_size() > 0) return Ok();
  const auto indicator = plan.GetIndicator(request.indicator());
  const bool asked = indicator && indicator->get().IsAnsweredBy(request.unit());
  if (asked && (request.component().empty() ||
                indicator->get().GetComponent(request.component()).has_value())) {
    return Ok();
  }
  return Fail(Code::kNotFound, "data_collection.unknown_indicator",
              "the plan asks no such indicator or component of this unit");
}

void FillRequest(const Unit& unit, v1::UnitRequest* to) {
  to->set_position(unit.position);
  for (const std::string& request : unit.requests) to->add_requests(request);
  to->set_due_date(unit.due_date);
  to->set_asked_by_person(unit.asked_by);
  to->set_asked_by_position(unit.asked_by_position);
  if (unit.asked != Instant()) journal::FillTime(unit.asked, to->mutable_asked_time());
}

void FillPlan(const Basis& basis, v1::GetValueThreadResponse& response) {
  if (basis.plan_version == 0) return;
  const plan::v1::Agreement& agreement = basis.adopted->message.agreement();
  v1::PlanReference* to = response.mutable_plan();
  to->set_year(basis.plan_year);
  to->set_version(basis.plan_version);
  to->set_agreement_number(agreement.number());
  to->set_agreement_date(agreement.date());
}

}  // namespace

Result<v1::GetValueThreadResponse> ReadValueThread(const Asking& asking,
                                                   const v1::GetValueThreadRequest& request) {
  sql::Database& db = asking.db;
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_ASSIGN(const Unit unit, ReadableUnit(asking, found, request.unit()));
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, found));
  v1::GetValueThreadResponse response;
  response.set_case_id(found.case_id);
  response.set_period(found.period);
  response.set_unit(unit.name);
  TEPAT_ASSIGN(const auto sendings, SendingsFor(db, request));
  for (const Sending& sending : sendings) {
    TEPAT_ASSIGN(const SentNumbers sent, NumbersOf(db, found.case_id, unit.name, sending));
    FillNumbers(sent, request, basis.plan(), response);
  }
  TEPAT_TRY(RequireKnown(basis.plan(), request, response));
  TEPAT_ASSIGN(const auto files, FilesOf(db, found.case_id, unit.name));
  for (const EvidenceFile& file : files) FillFile(file, response.add_files());
  FillRequest(unit, response.mutable_request());
  FillPlan(basis, response);
  TEPAT_ASSIGN(auto origin, casework::FindOrigin(db, found.case_id));
  if (origin) *response.mutable_origin() = *std::move(origin);
  return response;
}

}  // namespace tepat::data_collection
