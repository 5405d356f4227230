// SPDX-License-Identifier: Apache-2.0
#include "services/timing/reader.h"

#include <set>

#include "libs/identity/office_view.h"

namespace tepat::timing {

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
    const PlacedMark placed{
        mark, event.id, event.position.source, event.position.sequence, ordinal++, event.recorded};
    TEPAT_TRY(InsertMark(transaction.db(), fact.case_id, placed));
    touched.insert(mark.step);
    if (mark.opens > 0) touched.insert(mark.opens);
    pins_sop |= mark.kind == sop::Mark::Kind::kStarted && mark.step == 1;
  }
  if (pins_sop) {
    // Steps that were armed before the case's first start was known can be judged only now.
    TEPAT_ASSIGN(const auto steps, StepsOf(transaction.db(), fact.case_id));
    touched.insert(steps.begin(), steps.end());
  }
  for (const int step : touched) {
    TEPAT_TRY(assessor.AssessStep(transaction, {fact.case_id, step}));
  }
  return Ok();
}

Status ApplyOfficeFact(Assessor& assessor, journal::Transaction& transaction,
                       const journal::Event& event) {
  TEPAT_TRY(identity::ApplyOfficeFact(transaction.db(), event.fact.name, event.fact.payload,
                                      event.fact.at));
  const bool judges = event.fact.name == "sop-adopted" || event.fact.name == "calendar-adopted";
  return judges ? assessor.AssessUnsettled(transaction) : Ok();
}

}  // namespace tepat::timing
