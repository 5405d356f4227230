// SPDX-License-Identifier: Apache-2.0
#include "services/timing/evaluation.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "services/timing/explanation.h"
#include "services/timing/report.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

constexpr int kKeptMin = 80;    // percent on time below which a standard is tight
constexpr int kWideShare = 50;  // percent of the budget that suffices for nine of ten

// SOP, version, step.
using StandardKey = std::tuple<std::string, int, int>;
using Tallies = std::map<StandardKey, StandardTally>;

Tallies TallyOf(const std::vector<ClosedVisit>& visits) {
  Tallies tallies;
  for (const ClosedVisit& visit : visits) {
    if (!Counts(visit)) continue;
    tallies[{visit.sop_id, visit.sop_version, visit.key.step.step}].Take(visit);
  }
  return tallies;
}

// Of a step, by whatever version.
int OnTimeBefore(const Tallies& tallies, const std::string& sop_id, int step) {
  int visits = 0;
  int on_time = 0;
  for (const auto& [key, tally] : tallies) {
    if (std::get<0>(key) != sop_id || std::get<2>(key) != step) continue;
    visits += tally.visits();
    on_time += tally.on_time();
  }
  return visits == 0 ? -1 : (200 * on_time + visits) / (2 * visits);
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
int CountCompleted(const std::vector<ClosedVisit>& visits,
                   const std::map<StandardKey, bool>& is_last) {
  std::set<std::string> cases;
  for (const ClosedVisit& visit : visits) {
    const auto last = is_last.find({visit.sop_id, visit.sop_version, visit.key.step.step});
    const bool completed = visit.state != State::kCancelled && visit.state != State::kReturned;
    if (last != is_last.end() && last->second && completed) cases.insert(visit.key.step.case_id);
  }
  return static_cast<int>(cases.size());
}

Result<v1::EvaluateSopResponse> EvaluateIn(sql::Database& db, Assessor& assessor,
                                           const worktime::Span& span) {
  TEPAT_ASSIGN(const auto visits, ClosedVisits(db, span.from, span.to));
  TEPAT_ASSIGN(const auto earlier, ClosedVisits(db, span.from - (span.to - span.from), span.from));
  const Tallies before = TallyOf(earlier);
  std::map<StandardKey, bool> is_last;
  v1::EvaluateSopResponse response;
  response.set_visits_min(StandardTally::kVisitsMin);
  for (const auto& [key, tally] : TallyOf(visits)) {
    const auto& [sop_id, version, step] = key;
    TEPAT_ASSIGN(const auto sop, assessor.standards().FindSop(db, sop_id, version));
    const sop::Step* found = sop == nullptr ? nullptr : sop->Find(step);
    if (found == nullptr) continue;
    is_last[key] = found == &sop->steps.back();
    v1::StandardEvaluation* made = response.add_standards();
    made->set_sop_id(sop_id);
    made->set_sop_version(version);
    made->set_step(step);
    FillTally(tally, found->standard, made);
    const int on_time_before = OnTimeBefore(before, sop_id, step);
    if (on_time_before >= 0) made->set_on_time_before(on_time_before);
  }
  response.set_cases_completed(CountCompleted(visits, is_last));
  return response;
}

}  // namespace

void StandardTally::Take(const ClosedVisit& visit) {
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
      [&](sql::Database& db) { return EvaluateIn(db, assessor, span); });
}

}  // namespace tepat::timing
