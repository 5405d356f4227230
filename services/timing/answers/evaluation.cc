// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/evaluation.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "libs/base/check.h"

#include "services/timing/answers/nearest_rank.h"
#include "services/timing/answers/report.h"
#include "services/timing/judging/explanation.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// The finding, as the contract words it. In percent.
constexpr int kKeptMin = 80;    // on time, below which a standard is tight
constexpr int kWideShare = 50;  // of the budget that suffices for nine of ten: it is wide

// SOP, version, step.
using StandardKey = std::tuple<std::string, int, int>;

// Of each standard; with version 0 for all versions of a step together.
std::map<StandardKey, StandardTally> TallyOf(const std::vector<ClosedVisit>& visits,
                                             bool by_version) {
  std::map<StandardKey, StandardTally> tallies;
  for (const ClosedVisit& visit : visits) {
    if (!Counts(visit)) continue;  // before Take, which divides by the budget
    tallies[{visit.sop_id, by_version ? visit.sop_version : 0, visit.key.step.step}].Take(visit);
  }
  return tallies;
}

void FillTally(const StandardTally& tally, const sop::Standard& standard,
               v1::StandardEvaluation* to) {
  to->set_standard(AmountWords(standard));
  to->set_visits(tally.visits());
  to->set_on_time(tally.on_time());
  to->set_finding(tally.Finding());
  to->set_share_p50(tally.Share(50));
  to->set_share_p90(tally.Share(90));
  FillDuration(tally.used(), to->mutable_used());
  FillDuration(tally.overrun(), to->mutable_overrun());
  FillDuration(tally.rework(), to->mutable_rework());
  FillDuration(tally.queue(), to->mutable_queue());
  const bool suggests =
      to->finding() == v1::STANDARD_FINDING_TIGHT || to->finding() == v1::STANDARD_FINDING_WIDE;
  sop::Standard other = standard;
  other.amount = tally.SuggestedAmount(standard.amount);
  if (!suggests || other.amount == standard.amount) return;
  to->set_suggested_amount(other.amount);
  to->set_suggested(AmountWords(other));
}

// Cases of which the last step of their version was completed.
Result<int> CountCompleted(sql::Database& db, Standards& standards,
                           const std::vector<ClosedVisit>& visits) {
  std::set<std::string> cases;
  for (const ClosedVisit& visit : visits) {
    if (visit.state == State::kCancelled || visit.state == State::kReturned) continue;
    TEPAT_ASSIGN(const auto sop, standards.FindSop(db, visit.sop_id, visit.sop_version));
    if (sop == nullptr || sop->steps.empty()) continue;
    if (sop->steps.back().key == visit.key.step.step) cases.insert(visit.key.step.case_id);
  }
  return static_cast<int>(cases.size());
}

Result<v1::EvaluateSopResponse> EvaluateIn(sql::Database& db, Standards& standards,
                                           const worktime::Span& span) {
  TEPAT_ASSIGN(const auto visits, ClosedVisits(db, span.from, span.to));
  // The span just before, of the same length; by step alone: a revision may lie between.
  TEPAT_ASSIGN(const auto earlier, ClosedVisits(db, span.from - (span.to - span.from), span.from));
  const auto before = TallyOf(earlier, false);
  v1::EvaluateSopResponse response;
  response.set_visits_min(StandardTally::kVisitsMin);
  for (const auto& [key, tally] : TallyOf(visits, true)) {
    const auto& [sop_id, version, step] = key;
    TEPAT_ASSIGN(const auto sop, standards.FindSop(db, sop_id, version));
    const auto found = StepOf(sop.get(), step);
    if (!found) continue;
    v1::StandardEvaluation* made = response.add_standards();
    made->set_sop_id(sop_id);
    made->set_sop_version(version);
    made->set_step(step);
    FillTally(tally, found->get().standard, made);
    const auto of_step = before.find({sop_id, 0, step});
    if (of_step != before.end()) made->set_on_time_before(of_step->second.OnTimePercent());
  }
  TEPAT_ASSIGN(const int completed, CountCompleted(db, standards, visits));
  response.set_cases_completed(completed);
  return response;
}

}  // namespace

void StandardTally::Take(const ClosedVisit& visit) {
  TEPAT_CHECK(visit.allowed > Micros(0));  // it counts
  const Micros used = visit.time.used();
  shares_.push_back(
      static_cast<int>((used.count() * 100 + visit.allowed.count() - 1) / visit.allowed.count()));
  on_time_ += visit.late ? 0 : 1;
  used_ += used;
  overrun_ += std::max(used - visit.allowed, Micros(0));
  rework_ += visit.key.visit > 1 ? used : Micros(0);
  queue_ += visit.time.queue;
}

int StandardTally::OnTimePercent() const {
  return visits() == 0 ? 0 : (200 * on_time_ + visits()) / (2 * visits());
}

int StandardTally::Share(int percent) const {
  std::vector<int> sorted = shares_;
  std::sort(sorted.begin(), sorted.end());
  return NearestRank(sorted, percent);
}

v1::StandardFinding StandardTally::Finding() const {
  if (visits() < kVisitsMin) return v1::STANDARD_FINDING_TOO_FEW;
  if (on_time_ * 100 < kKeptMin * visits()) return v1::STANDARD_FINDING_TIGHT;
  return Share(90) <= kWideShare ? v1::STANDARD_FINDING_WIDE : v1::STANDARD_FINDING_REALISTIC;
}

int StandardTally::SuggestedAmount(int amount) const {
  return std::max(1, (amount * Share(90) + 99) / 100);
}

bool Counts(const ClosedVisit& visit) {
  return visit.state != State::kCancelled && visit.flags == 0 && visit.allowed > Micros(0);
}

Result<v1::EvaluateSopResponse> EvaluateSop(daemon::Node& node, Assessor& assessor,
                                            const v1::EvaluateSopRequest& request) {
  TEPAT_ASSIGN(const worktime::Span span, SpanOf(request));
  return node.pool().Read<v1::EvaluateSopResponse>(
      [&](sql::Database& db) { return EvaluateIn(db, assessor.standards(), span); });
}

}  // namespace tepat::timing
