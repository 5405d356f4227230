// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_queries.h"

#include "libs/journal/wire.h"
#include "libs/plan/plan_diff.h"
#include "libs/plan/plan_file.h"
#include "services/office/plan_wire.h"
#include "services/office/plans.h"

namespace tepat::office {
namespace {

constexpr int kYearsPage = 20;
constexpr int kAllYears = 3000;  // no plan has this year or a later one

// The file that is asked about.
Result<std::string> FileOf(sql::Database& db, const plan::v1::PreviewPlanRequest& request) {
  if (request.has_file()) return request.file();
  if (!request.has_draft_year()) {
    return Fail(Code::kInvalid, "office.plan_nothing_named", "neither a file nor a draft is named");
  }
  TEPAT_ASSIGN(auto draft, FindPlanDraft(db, request.draft_year()));
  if (!draft || !draft->waits) return NoDraft(request.draft_year());
  return std::move(draft->file);
}

Status Compare(sql::Database& db, const plan::v1::Plan& plan,
               plan::v1::PreviewPlanResponse& response) {
  TEPAT_ASSIGN(const auto in_force, PlanInForce(db, plan.year()));
  if (in_force) response.set_version(in_force->record.version);
  const plan::v1::Plan before = in_force ? in_force->plan : plan::v1::Plan();
  for (plan::v1::PlanChange& change : plan::DifferencesOf(before, plan)) {
    *response.add_changes() = std::move(change);
  }
  response.set_fact_bytes(static_cast<int>(PlanFactBytes(plan)));
  response.set_fact_bytes_max(static_cast<int>(kPlanFactBytesMax));
  return Ok();
}

Result<plan::v1::GetPlanResponse> GetDraft(sql::Database& db, int year) {
  TEPAT_ASSIGN(const auto draft, FindPlanDraft(db, year));
  if (!draft || !draft->waits) return NoDraft(year);
  plan::v1::GetPlanResponse response;
  // It was judged when it was drafted; whether it still holds is for a preview to say.
  Mistakes mistakes(kPlanWord);
  *response.mutable_plan() = plan::ReadPlanFile(draft->file, mistakes).value_or(plan::v1::Plan());
  response.set_file(draft->file);
  response.set_draft_revision(draft->revision);
  journal::FillTime(draft->drafted, response.mutable_recorded_time());
  return response;
}

Status FillYear(sql::Database& db, int year, plan::v1::PlanYear& to) {
  to.set_year(year);
  TEPAT_ASSIGN(const auto draft, FindPlanDraft(db, year));
  if (draft && draft->waits) {
    to.set_draft_revision(draft->revision);
    journal::FillTime(draft->drafted, to.mutable_drafted_time());
  }
  TEPAT_ASSIGN(const auto in_force, PlanInForce(db, year));
  if (!in_force) return Ok();
  to.set_version(in_force->record.version);
  to.set_agreement_number(in_force->plan.agreement().number());
  to.set_indicators(in_force->plan.indicators_size());
  journal::FillTime(in_force->record.adopted, to.mutable_adopted_time());
  return Ok();
}

}  // namespace

Result<plan::v1::PreviewPlanResponse> PreviewPlan(sql::Database& db,
                                                  const plan::v1::PreviewPlanRequest& request) {
  // Judged in the transaction in which it is compared: both against the same plans.
  TEPAT_ASSIGN(const std::string file, FileOf(db, request));
  TEPAT_ASSIGN(const auto units, KnownUnits(db));
  Mistakes mistakes(kPlanWord);
  TEPAT_ASSIGN(const auto plan, JudgePlan(db, units, file, mistakes));
  plan::v1::PreviewPlanResponse response;
  FillFindings(mistakes.list(), kPlanMistakesMax, *response.mutable_mistakes());
  if (!plan) return response;
  response.set_year(plan->year());
  FillFindings(mistakes.notes(), kPlanNotesMax, *response.mutable_notes());
  TEPAT_ASSIGN(const auto draft, FindPlanDraft(db, plan->year()));
  if (draft) response.set_draft_revision(draft->revision);
  TEPAT_TRY(Compare(db, *plan, response));
  return response;
}

Result<plan::v1::GetPlanResponse> GetPlan(sql::Database& db,
                                          const plan::v1::GetPlanRequest& request) {
  if (request.draft()) return GetDraft(db, request.year());
  TEPAT_ASSIGN(const auto record, FindPlanRecord(db, request.year(), request.version()));
  if (!record) {
    return Fail(Code::kNotFound, "office.unknown_plan",
                "no such plan for " + std::to_string(request.year()));
  }
  TEPAT_ASSIGN(auto plan, ReadPlan(db, request.year(), record->version));
  plan::v1::GetPlanResponse response;
  *response.mutable_plan() = std::move(plan).value_or(plan::v1::Plan());
  response.set_file(record->file);
  response.set_version(record->version);
  response.set_draft_revision(record->draft_revision);
  journal::FillTime(record->adopted, response.mutable_recorded_time());
  return response;
}

Result<plan::v1::ListPlansResponse> ListPlans(sql::Database& db,
                                              const plan::v1::ListPlansRequest& request) {
  const int before = request.before_year() == 0 ? kAllYears : request.before_year();
  TEPAT_ASSIGN(const auto years, PlanYears(db, before, kYearsPage));
  plan::v1::ListPlansResponse response;
  for (const int year : years) TEPAT_TRY(FillYear(db, year, *response.add_years()));
  return response;
}

}  // namespace tepat::office
