// SPDX-License-Identifier: Apache-2.0
#include "services/timing/wire.h"

#include "libs/journal/wire.h"
#include "services/timing/judging/explanation.h"

namespace tepat::timing {

void FillDuration(Micros from, google::protobuf::Duration* to) {
  // Working time is never negative, so both parts have one sign, as the contract wants.
  const auto seconds = std::chrono::floor<std::chrono::seconds>(from);
  to->set_seconds(seconds.count());
  to->set_nanos(static_cast<std::int32_t>((from - seconds).count() * 1000));
}

namespace {

void FillPauses(const Visit& visit, v1::Visit* to) {
  for (const Pause& pause : visit.pauses) {
    v1::Pause* made = to->add_pauses();
    made->set_reason(pause.reason);
    journal::FillTime(pause.from, made->mutable_from_time());
    if (pause.to) journal::FillTime(*pause.to, made->mutable_to_time());
  }
}

void FillKnownNow(const OtherJudgement& other, v1::KnownNow* to) {
  to->set_state(static_cast<v1::VisitState>(other.visit.state));
  to->set_late(other.visit.late);
  if (other.visit.deadline) journal::FillTime(other.visit.deadline->due, to->mutable_due_time());
  FillDuration(other.visit.time.used(), to->mutable_used());
  to->set_calendar_version(other.calendar_version);
}

void FillPart(const VisitPart& part, v1::VisitPart* to) {
  to->set_unit(part.part.unit);
  to->set_n(part.part.n);
  to->set_state(static_cast<v1::VisitState>(part.state));
  journal::FillTime(part.start, to->mutable_start_time());
  if (part.stop) journal::FillTime(*part.stop, to->mutable_stop_time());
  if (part.deadline) {
    journal::FillTime(part.deadline->due, to->mutable_due_time());
    journal::FillTime(part.deadline->breach, to->mutable_breach_time());
    FillDuration(part.deadline->allowed, to->mutable_allowed());
  }
  FillDuration(part.time.used(), to->mutable_used());
  FillDuration(part.time.paused, to->mutable_paused());
  to->set_late(part.late);
  to->set_due_date(part.due_date);
  for (const sop::Holder& holder : part.holders) to->add_positions(holder.position);
  to->set_provisional(part.provisional);
  to->set_calendar_id(part.calendar_id);
  to->set_calendar_version(part.calendar_version);
  to->set_person_id(part.person_id);
  for (const std::string& id : part.event_ids) to->add_event_ids(id);
}

// Whether another version of the calendar tells anything else.
bool Differs(const JudgedVisit& judged) {
  if (!judged.known_now) return false;
  const Visit& other = judged.known_now->visit;
  return other.state != judged.visit.state || other.deadline != judged.visit.deadline ||
         other.time.used() != judged.visit.time.used();
}

}  // namespace

void FillVisit(const std::string& case_id, const JudgedVisit& judged, v1::Visit* to) {
  const Visit& visit = judged.visit;
  to->set_case_id(case_id);
  to->set_step(visit.step);
  to->set_visit(visit.visit);
  to->set_state(static_cast<v1::VisitState>(visit.state));
  journal::FillTime(visit.start, to->mutable_start_time());
  if (visit.accepted) journal::FillTime(*visit.accepted, to->mutable_accepted_time());
  if (visit.stop) journal::FillTime(*visit.stop, to->mutable_stop_time());
  if (visit.deadline) {
    journal::FillTime(visit.deadline->due, to->mutable_due_time());
    journal::FillTime(visit.deadline->breach, to->mutable_breach_time());
    FillDuration(visit.deadline->allowed, to->mutable_allowed());
  }
  FillDuration(visit.time.used(), to->mutable_used());
  FillDuration(visit.time.queue, to->mutable_queue());
  FillDuration(visit.time.touch, to->mutable_touch());
  FillDuration(visit.time.paused, to->mutable_paused());
  FillPauses(visit, to);
  to->set_late(visit.late);
  for (const sop::Holder& holder : visit.holders) {
    auto* made = to->add_holders();
    made->set_position(holder.position);
    made->set_unit(holder.unit);
  }
  to->set_sop_id(visit.sop_id);
  to->set_sop_version(visit.sop_version);
  to->set_provisional(judged.provisional);
  to->set_corrected(judged.corrected);
  to->set_declared(visit.declared);
  to->set_clock_suspect(visit.clock_suspect);
  to->set_calendar_id(judged.calendar.id);
  to->set_calendar_version(judged.calendar.version);
  to->set_restated(judged.restated);
  to->set_person_id(visit.person_id);
  to->set_explanation(ExplanationOf(judged));
  // Only where it says something else: whoever sees it knows that there are two answers.
  if (Differs(judged)) FillKnownNow(*judged.known_now, to->mutable_known_now());
  for (const std::string& id : visit.event_ids) to->add_event_ids(id);
  to->set_source(visit.source);
  for (const VisitPart& part : visit.parts) FillPart(part, to->add_parts());
}

void FillChange(const StepKey& key, const Visit& before, const Visit& after,
                v1::CalendarChange* to) {
  to->set_case_id(key.case_id);
  to->set_step(key.step);
  to->set_visit(before.visit);
  to->set_open(before.open());
  if (before.deadline) journal::FillTime(before.deadline->due, to->mutable_due_before());
  if (after.deadline) journal::FillTime(after.deadline->due, to->mutable_due_after());
  to->set_state_before(static_cast<v1::VisitState>(before.state));
  to->set_state_after(static_cast<v1::VisitState>(after.state));
}

std::string VisitJudgedPayload(const JudgedVisit& judged, const Announcement& announcement) {
  const Visit& visit = judged.visit;
  v1::VisitJudged payload;
  payload.set_step(visit.step);
  payload.set_visit(visit.visit);
  payload.set_state(static_cast<v1::VisitState>(visit.state));
  payload.set_corrected_from(static_cast<v1::VisitState>(announcement.corrected_from));
  if (visit.deadline) {
    journal::FillTime(visit.deadline->due, payload.mutable_due_time());
    journal::FillTime(visit.deadline->breach, payload.mutable_breach_time());
  }
  FillDuration(visit.time.used(), payload.mutable_used());
  for (const std::string& id : visit.event_ids) payload.add_cause_event_ids(id);
  payload.set_provisional(judged.provisional);
  payload.set_late(visit.late);
  payload.set_announcement(announcement.name);
  for (const std::string& position : announcement.positions) payload.add_positions(position);
  payload.set_calendar_id(judged.calendar.id);
  payload.set_calendar_version(judged.calendar.version);
  if (announcement.effective) {
    journal::FillTime(*announcement.effective, payload.mutable_effective_time());
  }
  return journal::PayloadOf(payload);
}

std::string PartJudgedPayload(const Visit& visit, const VisitPart& part,
                              const Announcement& announcement) {
  v1::PartJudged payload;
  payload.set_step(visit.step);
  payload.set_visit(visit.visit);
  FillPart(part, payload.mutable_part());
  payload.set_corrected_from(static_cast<v1::VisitState>(announcement.corrected_from));
  payload.set_announcement(announcement.name);
  for (const std::string& position : announcement.positions) payload.add_positions(position);
  if (announcement.effective) {
    journal::FillTime(*announcement.effective, payload.mutable_effective_time());
  }
  return journal::PayloadOf(payload);
}

}  // namespace tepat::timing
