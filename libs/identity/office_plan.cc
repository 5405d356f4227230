// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_plan.h"

#include "libs/identity/office_fact.h"
#include "libs/plan/plan_message.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::identity {
namespace {

// The plan that this thread has read last: all units of an office ask for the same one.
struct ReadPlan {
  std::string body;
  // With whoever asked for it, as in PlanVersion.
  std::shared_ptr<const AdoptedPlan> adopted;
};
// Each thread its own, as for SOPs: compared by its bytes, because a year and a version may mean
// other bytes after a restore.
thread_local ReadPlan read_last;

// Shared between this thread's memory and the caller.
Result<std::shared_ptr<const AdoptedPlan>> AdoptedIn(const std::string& body) {
  if (read_last.adopted != nullptr && body == read_last.body) return read_last.adopted;
  auto adopted = std::make_shared<AdoptedPlan>();
  if (!adopted->message.ParseFromString(body)) {
    return Fail(Code::kInternal, "office_view.corrupt", "a stored plan cannot be read");
  }
  TEPAT_ASSIGN(adopted->plan, plan::PlanOf(adopted->message));
  read_last = {body, std::move(adopted)};
  return read_last.adopted;
}

}  // namespace

Result<std::optional<PlanVersion>> FindPlan(sql::Database& db, int year,
                                            std::optional<int> version) {
  TEPAT_ASSIGN(const auto found,
               db.Find<int, sql::Blob>("SELECT version, body FROM office_plan WHERE year=?1 AND "
                                       "version=coalesce(?2, version) ORDER BY version DESC "
                                       "LIMIT 1",
                                       year, version));
  if (!found) return std::optional<PlanVersion>();
  const auto& [newest, body] = *found;
  TEPAT_ASSIGN(auto adopted, AdoptedIn(body.bytes));
  return std::optional(PlanVersion{newest, std::move(adopted)});
}

Result<std::optional<int>> FindPlanVersion(sql::Database& db, int year) {
  return db.Find<int>("SELECT version FROM office_plan WHERE year=? ORDER BY version DESC LIMIT 1",
                      year);
}

Result<std::optional<int>> FindPlanYearFrom(sql::Database& db, int year) {
  return db.Find<int>("SELECT year FROM office_plan WHERE year>=? ORDER BY year LIMIT 1", year);
}

Status TakePlan(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<plan::v1::PlanAdopted>(payload));
  // Before it is stored: what cannot be computed with must not be found by a unit's form.
  TEPAT_TRY(plan::PlanOf(fact.plan()));
  return db.Run("INSERT OR REPLACE INTO office_plan(year, version, body) VALUES(?,?,?)",
                fact.plan().year(), fact.version(), sql::BytesOf(fact.plan().SerializeAsString()));
}

}  // namespace tepat::identity
