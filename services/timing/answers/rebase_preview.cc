// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/rebase_preview.h"

#include <algorithm>

#include "libs/base/check.h"
#include "services/timing/judging/explanation.h"
#include "services/timing/judging/rebase.h"
#include "services/timing/store/marks.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// The version asked for, or the newest in force on the date of the office.
Result<std::shared_ptr<const sop::Sop>> FindWanted(sql::Database& db, Assessor& assessor,
                                                   const std::string& sop_id, int version,
                                                   Instant now) {
  if (version == 0) {
    TEPAT_ASSIGN(const worktime::Zone zone, assessor.standards().FindZone(db));
    TEPAT_ASSIGN(const auto in_force, identity::FindSopInForce(db, zone.DateOf(now)));
    if (!in_force) return nullptr;
    version = in_force->version;
  }
  return assessor.standards().FindSop(db, sop_id, version);
}

std::string WordsOf(const sop::Sop& sop, int step) {
  const auto found = StepOf(&sop, step);
  return found ? AmountWords(found->get().standard) : std::string();
}

void FillStandards(const sop::Sop& before, const sop::Sop& after,
                   v1::PreviewRebaseResponse& response) {
  const int last = static_cast<int>(std::max(before.steps.size(), after.steps.size()));
  for (int step = 1; step <= last; ++step) {
    const std::string was = WordsOf(before, step);
    const std::string is = WordsOf(after, step);
    if (was == is) continue;
    v1::StandardChange* change = response.add_standards();
    change->set_step(step);
    change->set_before(was);
    change->set_after(is);
  }
}

// Judges one step by both versions.
Status Compare(sql::Database& db, Assessor& assessor, const StepKey& key, const sop::Sop& wanted,
               Instant now, v1::PreviewRebaseResponse& response) {
  TEPAT_ASSIGN(auto visits, assessor.Fold(db, key, Instant::max()));
  TEPAT_ASSIGN(const auto before, assessor.JudgeAll(db, key, visits, {now}));
  FollowRebases(visits, {{now, wanted.id, wanted.version}});
  TEPAT_ASSIGN(const auto after, assessor.JudgeAll(db, key, std::move(visits), {now}));
  TEPAT_CHECK(before.size() == after.size());  // of one fold
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Visit& was = before[i].visit;
    const Visit& is = after[i].visit;
    if (!was.open() || (was.deadline == is.deadline && was.state == is.state)) continue;
    FillChange(key, was, is, response.add_changes());
  }
  return Ok();
}

}  // namespace

Result<v1::PreviewRebaseResponse> PreviewRebase(daemon::Node& node, Assessor& assessor,
                                                const v1::PreviewRebaseRequest& request,
                                                Instant now) {
  const auto preview = [&](sql::Database& db) -> Result<v1::PreviewRebaseResponse> {
    TEPAT_ASSIGN(const auto visits, assessor.ReadCase(db, request.case_id(), {now}));
    // What is over keeps its version: without an open visit there is nothing to follow.
    const bool open = std::any_of(visits.begin(), visits.end(),
                                  [](const JudgedVisit& judged) { return judged.visit.open(); });
    if (!open) {
      return Fail(Code::kConflict, "timing.nothing_open", "no step of this case is open");
    }
    const JudgedVisit& last = visits.back();
    TEPAT_ASSIGN(const auto wanted,
                 FindWanted(db, assessor, last.visit.sop_id, request.sop_version(), now));
    if (last.sop == nullptr || wanted == nullptr) {
      return Fail(Code::kNotFound, "timing.unknown_sop", "the office has no such version");
    }
    v1::PreviewRebaseResponse response;
    response.set_sop_id(wanted->id);
    response.set_version_before(last.visit.sop_version);
    response.set_version_after(wanted->version);
    if (response.version_before() == response.version_after()) return response;
    FillStandards(*last.sop, *wanted, response);
    TEPAT_ASSIGN(const auto steps, StepsOf(db, request.case_id()));
    for (const int step : steps) {
      TEPAT_TRY(Compare(db, assessor, {request.case_id(), step}, *wanted, now, response));
    }
    return response;
  };
  return node.pool().Read<v1::PreviewRebaseResponse>(preview);
}

}  // namespace tepat::timing
