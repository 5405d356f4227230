// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_wire.h"

namespace tepat::office {

void FillFindings(const std::vector<Mistake>& from, int max,
                  google::protobuf::RepeatedPtrField<plan::v1::PlanFinding>& to) {
  for (const Mistake& one : from) {
    // A file of nothing but mistakes must not become an answer that no call takes.
    if (to.size() == max) return;
    plan::v1::PlanFinding* finding = to.Add();
    finding->set_line(one.line);
    finding->set_text(one.text);
  }
}

Result<std::optional<PlanAndRecord>> PlanInForce(sql::Database& db, int year) {
  TEPAT_ASSIGN(auto record, FindPlanRecord(db, year, 0));
  if (!record) return std::optional<PlanAndRecord>();
  TEPAT_ASSIGN(auto plan, ReadPlan(db, year, record->version));
  // Record and plan are written by one transaction: without the plan the database is broken.
  if (plan) return std::optional(PlanAndRecord{std::move(*record), std::move(*plan)});
  return Fail(Code::kInternal, "office.corrupt_plan", "a plan of that version is not there");
}

tl::unexpected<Error> NoDraft(int year) {
  return Fail(Code::kNotFound, "office.no_plan_draft",
              "no draft waits for " + std::to_string(year));
}

}  // namespace tepat::office
