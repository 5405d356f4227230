// SPDX-License-Identifier: Apache-2.0
#include "services/timing/intake/reader.h"

#include <set>
#include <vector>

#include "libs/identity/office_view.h"
#include "libs/journal/reader.h"
#include "libs/journal/wire.h"
#include "services/timing/store/calendars.h"
#include "services/timing/store/marks.h"
#include "services/timing/store/rederivation.h"
#include "services/timing/telling/announcer.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/fact.pb.h"
#include "tepat/office/v1/rebase.pb.h"

namespace tepat::timing {
namespace {

// Takes over what a fact of the office says of calendars: when a version became known, and which
// unit keeps which.
Status NoteCalendars(sql::Database& db, const journal::Fact& fact) {
  if (fact.name == "calendar-adopted") {
    office::v1::CalendarAdopted adopted;
    TEPAT_TRY(journal::ParsePayload(fact.payload, &adopted));
    return InsertCalendarAdoption(
        db, {{adopted.calendar_id(), adopted.version()}, fact.at, adopted.is_default()});
  }
  if (fact.name != "directory-adopted") return Ok();
  office::v1::DirectoryAdopted adopted;
  TEPAT_TRY(journal::ParsePayload(fact.payload, &adopted));
  std::vector<UnitCalendar> kept;
  for (const auto& unit : adopted.units()) {
    if (!unit.calendar_id().empty()) kept.push_back({unit.key(), unit.calendar_id()});
  }
  return ReplaceUnitCalendars(db, kept);
}

}  // namespace

Status ApplyMarks(Assessor& assessor, journal::Transaction& transaction,
                  const journal::Event& event) {
  const journal::Fact& fact = event.fact;
  if (fact.marks.empty()) return Ok();
  if (fact.case_id.empty()) {
    return Fail(Code::kInvalid, "timing.mark_without_case", "a fact with marks has no subject");
  }
  std::set<int> touched;
  bool pins_sop = false;
  int ordinal = 0;
  for (const sop::Mark& mark : fact.marks) {
    const PlacedMark placed{mark,
                            event.id,
                            event.position.source,
                            event.position.sequence,
                            ordinal++,
                            event.recorded,
                            fact.actor ? fact.actor->person_id : ""};
    TEPAT_TRY(InsertMark(transaction.db(), fact.case_id, placed));
    touched.insert(mark.step);
    if (mark.opens > 0) touched.insert(mark.opens);
    pins_sop |= mark.kind == sop::Mark::Kind::kStarted && mark.step == 1 && !mark.part;
  }
  if (pins_sop) {
    // Steps that were armed before the case's first start was known can be judged only now.
    TEPAT_ASSIGN(const auto steps, StepsOf(transaction.db(), fact.case_id));
    touched.insert(steps.begin(), steps.end());
  }
  // When all marks of the fact are in: a step is judged by the whole of it, and told once.
  for (const int step : touched) {
    TEPAT_TRY(AssessStep(assessor, transaction, {fact.case_id, step}));
  }
  return Ok();
}

Status ApplyForeignMarks(Assessor& assessor, journal::Transaction& transaction,
                         const journal::Event& event) {
  if (event.fact.case_id.empty()) return Ok();  // nothing to time
  // All marks before any is taken: a fact has its whole effect or none.
  for (const sop::Mark& mark : event.fact.marks) {
    TEPAT_ASSIGN(const bool of_another,
                 IsMarkedByAnother(transaction.db(), {event.fact.case_id, mark.step},
                                   event.position.source));
    if (!of_another) continue;
    return Fail(Code::kInvalid, "timing.step_of_another",
                "step " + std::to_string(mark.step) + " of this case belongs to another source");
  }
  return ApplyMarks(assessor, transaction, event);
}

Result<std::int64_t> ListLostCases(journal::Transaction& transaction, const std::string& source,
                                   std::int64_t cut) {
  // Read on from the cut: what the restored source tells anew comes under new ids.
  TEPAT_ASSIGN(const auto cases, CasesBeyond(transaction.db(), source, cut));
  for (const std::string& case_id : cases) {
    TEPAT_TRY(journal::MarkLost(transaction.db(), source, case_id, cut));
  }
  return cut;
}

Status ApplyOfficeFact(Assessor& assessor, journal::Transaction& transaction,
                       const journal::Event& event) {
  TEPAT_TRY(identity::ApplyOfficeFact(transaction.db(), event.fact.name, event.fact.payload,
                                      event.fact.at));
  TEPAT_TRY(NoteCalendars(transaction.db(), event.fact));
  if (event.fact.name == "case-rebased") {
    office::v1::CaseRebased rebased;
    TEPAT_TRY(journal::ParsePayload(event.fact.payload, &rebased));
    TEPAT_ASSIGN(const auto steps, StepsOf(transaction.db(), rebased.case_id()));
    for (const int step : steps) {
      TEPAT_TRY(AssessStep(assessor, transaction, {rebased.case_id(), step}));
    }
    return Ok();
  }
  static const std::set<std::string> kJudging = {"sop-adopted", "calendar-adopted",
                                                 "directory-adopted"};
  if (!kJudging.contains(event.fact.name)) return Ok();
  // Slice by slice, by the rung clock: facts go on being read meanwhile.
  return SaveRederivation(transaction.db(), StepKey{});
}

}  // namespace tepat::timing
