// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_decisions.h"

#include <algorithm>

#include "libs/journal/wire.h"
#include "libs/plan/plan_diff.h"
#include "libs/sop/roles.h"
#include "services/office/plan_wire.h"
#include "services/office/plans.h"

namespace tepat::office {
namespace {

Status RequireRevision(const std::optional<PlanDraft>& draft, int seen) {
  const int revision = draft ? draft->revision : 0;
  if (revision == seen) return Ok();
  return Fail(Code::kConflict, "office.plan_draft_changed",
              "revision " + std::to_string(revision) + " is the newest by now",
              {{"revision", std::to_string(revision)}});
}

}  // namespace

Result<plan::v1::DraftPlanResponse> DraftPlan(journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const plan::v1::DraftPlanRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto actor,
               RequireOperatorOr({sop::kKasubbagKeuangan}, transaction, caller, "draft_plan"));
  TEPAT_ASSIGN(const auto units, KnownUnits(db));
  Mistakes mistakes(kPlanWord);
  TEPAT_ASSIGN(const auto plan, JudgePlan(db, units, request.file(), mistakes));
  if (!plan) return RefuseForMistakes(mistakes);
  TEPAT_ASSIGN(const auto draft, FindPlanDraft(db, plan->year()));
  plan::v1::DraftPlanResponse response;
  response.set_year(plan->year());
  FillFindings(mistakes.notes(), kPlanNotesMax, *response.mutable_notes());
  // The same file again is no new draft, whoever sends it and whatever he has seen.
  if (draft && draft->waits && draft->file == request.file()) {
    response.set_revision(draft->revision);
  } else {
    TEPAT_TRY(RequireRevision(draft, request.expected_revision()));
    TEPAT_ASSIGN(const int revision, RecordPlanDraft(transaction, *plan, request.file(), actor));
    response.set_revision(revision);
  }
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<plan::v1::AdoptPlanResponse> AdoptPlan(journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const plan::v1::AdoptPlanRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto actor,
               RequireOperatorOr({sop::kCamat}, transaction, caller, "adopt_plan"));
  TEPAT_ASSIGN(const auto draft, FindPlanDraft(db, request.year()));
  if (!draft || !draft->waits) return NoDraft(request.year());
  TEPAT_TRY(RequireRevision(draft, request.draft_revision()));
  TEPAT_ASSIGN(const auto units, KnownUnits(db));
  Mistakes mistakes(PlanFileName(request.year()));
  TEPAT_ASSIGN(const auto plan, JudgePlan(db, units, draft->file, mistakes));
  if (!plan) return RefuseForMistakes(mistakes);
  TEPAT_ASSIGN(const auto in_force, PlanInForce(db, request.year()));
  if (in_force && plan::DifferencesOf(in_force->plan, *plan).empty()) {
    return Fail(Code::kConflict, "office.plan_unchanged", "the plan in force says the same");
  }
  TEPAT_ASSIGN(const int version, RecordPlanAdoption(transaction, *plan, *draft, actor));
  plan::v1::AdoptPlanResponse response;
  response.set_version(version);
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

}  // namespace tepat::office
