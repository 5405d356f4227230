// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/report.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "libs/base/check.h"

#include "services/timing/answers/nearest_rank.h"
#include "services/timing/answers/share_counter.h"
#include "services/timing/store/marks.h"
#include "services/timing/store/parts.h"
#include "services/timing/store/visits.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// Rows of one answer: every person of an office for years; a table that nobody reads to its end.
constexpr std::size_t kRowsMax = 2000;

// Numbers of one group. Lives within the answer.
class Group {
 public:
  void Take(const ClosedVisit& visit, bool with_inferred) {
    // Without a start its times are guesses; counted, so that nobody misses it in silence.
    if ((visit.flags & kInferredStart) != 0) {
      ++inferred_;
      if (!with_inferred) return;
    }
    used_.push_back(visit.time.used());
    on_time_ += visit.late ? 0 : 1;
    returned_ += visit.state == State::kReturned ? 1 : 0;
    doubtful_ += (visit.flags & (kDeclared | kClockSuspect)) != 0 ? 1 : 0;
    queue_ += visit.time.queue;
    touch_ += visit.time.touch;
    paused_ += visit.time.paused;
    // One cause for each late visit: a return explains it before waiting or working does.
    if (!visit.late) return;
    if (visit.key.visit > 1) {
      ++rework_;
    } else if (visit.time.queue > visit.time.touch) {
      ++waiting_;
    } else {
      ++working_;
    }
  }

  void Fill(const std::string& key, v1::ReportRow* to) {
    std::sort(used_.begin(), used_.end());
    to->set_key(key);
    to->set_visits(static_cast<int>(used_.size()));
    to->set_on_time(on_time_);
    to->set_returned(returned_);
    to->set_inferred(inferred_);
    FillDuration(NearestRank(used_, 50), to->mutable_p50());
    FillDuration(NearestRank(used_, 90), to->mutable_p90());
    FillDuration(NearestRank(used_, 95), to->mutable_p95());
    FillDuration(NearestRank(used_, 99), to->mutable_p99());
    FillDuration(NearestRank(used_, 100), to->mutable_max());
    FillDuration(queue_, to->mutable_queue());
    FillDuration(touch_, to->mutable_touch());
    FillDuration(paused_, to->mutable_paused());
    to->set_late_waiting(waiting_);
    to->set_late_working(working_);
    to->set_late_rework(rework_);
    to->set_doubtful(doubtful_);
  }

 private:
  std::vector<Micros> used_;
  Micros queue_{};
  Micros touch_{};
  Micros paused_{};
  int on_time_ = 0;
  int returned_ = 0;
  int inferred_ = 0;
  int waiting_ = 0;
  int working_ = 0;
  int rework_ = 0;
  int doubtful_ = 0;
};

// Keys of the groups to which a visit belongs.
std::set<std::string> KeysOf(const ClosedVisit& visit, v1::ReportGroup group,
                             const worktime::Zone& zone) {
  std::set<std::string> keys;
  switch (group) {
    case v1::REPORT_GROUP_UNIT:
      for (const auto& holder : sop::HoldersIn(visit.holders)) keys.insert(holder.unit);
      break;
    case v1::REPORT_GROUP_POSITION:
      for (const auto& holder : sop::HoldersIn(visit.holders)) keys.insert(holder.position);
      break;
    case v1::REPORT_GROUP_PERSON:
      return {visit.person_id};
    case v1::REPORT_GROUP_MONTH:
      return {zone.Format(visit.stop).substr(0, 7)};
    default:
      return {std::to_string(visit.key.step.step)};
  }
  if (keys.empty()) keys.insert("");
  return keys;
}

// `judged`: of a visit that is over.
ClosedVisit ClosedOf(const StepKey& key, const JudgedVisit& judged) {
  const Visit& visit = judged.visit;
  ClosedVisit made;
  made.key = {key, visit.visit};
  made.state = visit.state;
  made.late = visit.late;
  TEPAT_CHECK(visit.stop.has_value());
  made.stop = *visit.stop;
  made.time = visit.time;
  made.holders = sop::HoldersText(visit.holders);
  made.person_id = visit.person_id;
  made.flags = FlagsOf(visit);
  made.allowed = visit.deadline ? visit.deadline->allowed : Micros(0);
  made.sop_id = visit.sop_id;
  made.sop_version = visit.sop_version;
  return made;
}

// What a report counts: visits that ended in its span, and parts: those that did, and those of the
// visits; by unit, the shares that are due in it.
struct Closed {
  std::vector<ClosedVisit> visits;
  std::vector<ClosedPart> parts;
  std::vector<UnitShare> shares;
};

bool IsIn(const worktime::Span& span, const std::optional<Instant>& at) {
  return at && *at >= span.from && *at < span.to;
}

// As SharesDue chooses.
bool Counts(const UnitShare& share, const worktime::Span& span) {
  if (share.due) return IsIn(span, share.due);
  return !share.stop || IsIn(span, share.stop);
}

// What was known at `known`, folded anew.
Result<Closed> ClosedAsKnown(sql::Database& db, Assessor& assessor, const worktime::Span& span,
                             Instant known) {
  Closed closed;
  TEPAT_ASSIGN(const auto keys, StepsMarkedBy(db, known));
  for (const StepKey& key : keys) {
    TEPAT_ASSIGN(const auto judged, assessor.ReadStep(db, key, {known, known}));
    for (const JudgedVisit& one : judged) {
      const bool counts = IsIn(span, one.visit.stop);
      if (counts) closed.visits.push_back(ClosedOf(key, one));
      for (const VisitPart& part : one.visit.parts) {
        UnitShare share = ShareOf(part);
        if (Counts(share, span)) closed.shares.push_back(std::move(share));
        if (!IsIn(span, part.stop) && !(counts && part.stop)) continue;
        closed.parts.push_back(timing::ClosedOf({key, one.visit.visit}, part));
      }
    }
  }
  return closed;
}

// A visit and a unit that had a share of it.
using Share = std::tuple<StepKey, int, std::string>;

// Shares of the visits: for those units the shares count, by dates of their own, and not the visit.
std::set<Share> SharesIn(const std::vector<ClosedPart>& parts) {
  std::set<Share> shares;
  for (const ClosedPart& part : parts) {
    for (const auto& holder : sop::HoldersIn(part.turn.holders)) {
      shares.emplace(part.of.step, part.of.visit, holder.unit);
    }
  }
  return shares;
}

// Adds to the groups of a report by unit what their shares of visits were.
void TakeParts(const std::vector<ClosedPart>& parts, const worktime::Span& span, bool with_inferred,
               std::map<std::string, Group>& groups) {
  for (const ClosedPart& part : parts) {
    if (part.turn.state == State::kCancelled || !IsIn(span, part.turn.stop)) continue;
    for (const auto& holder : sop::HoldersIn(part.turn.holders)) {
      groups[holder.unit].Take(part.turn, with_inferred);
    }
  }
}

// How a unit's shares were sent, and those of all units, which stand with the key "".
using ShareCounters = std::map<std::string, ShareCounter>;

ShareCounters CountersOf(const std::vector<UnitShare>& shares, bool with_inferred, Instant now) {
  ShareCounters counters;
  ShareCounter all(now, with_inferred);
  for (const UnitShare& share : shares) {
    counters.try_emplace(share.unit, now, with_inferred).first->second.Take(share);
    all.Take(share);
  }
  if (!shares.empty()) counters.insert_or_assign("", all);
  return counters;
}

void FillShares(ShareCounters& counters, const std::string& key, v1::ReportRow* row) {
  const auto found = counters.find(key);
  if (found != counters.end()) found->second.Fill(row->mutable_shares());
}

void FillRows(std::map<std::string, Group>& groups, ShareCounters& shares,
              v1::GetReportResponse& response) {
  for (auto& [key, group] : groups) {
    v1::ReportRow* row = response.add_rows();
    group.Fill(key, row);
    // Whoever held a visit for the office as a whole has no share.
    if (!key.empty()) FillShares(shares, key, row);
  }
}

Result<v1::GetReportResponse> ReportOf(const Closed& closed, const v1::GetReportRequest& request,
                                       const worktime::Span& span, const worktime::Zone& zone,
                                       Instant now) {
  std::map<std::string, Group> groups;
  Group total;
  const bool by_unit = request.group() == v1::REPORT_GROUP_UNIT;
  const std::set<Share> shares = by_unit ? SharesIn(closed.parts) : std::set<Share>();
  for (const ClosedVisit& visit : closed.visits) {
    if (visit.state == State::kCancelled) continue;
    total.Take(visit, request.with_inferred());
    for (const std::string& key : KeysOf(visit, request.group(), zone)) {
      if (shares.contains({visit.key.step, visit.key.visit, key})) continue;
      groups[key].Take(visit, request.with_inferred());
    }
  }
  ShareCounters counters;
  if (by_unit) {
    TakeParts(closed.parts, span, request.with_inferred(), groups);
    counters = CountersOf(closed.shares, request.with_inferred(), now);
    // A unit that has not sent yet has a row, too.
    for (const UnitShare& share : closed.shares) groups[share.unit];
  }
  if (groups.size() > kRowsMax) {
    return Fail(Code::kInvalid, "timing.invalid_report",
                "more than " + std::to_string(kRowsMax) + " groups: take a shorter span");
  }
  v1::GetReportResponse response;
  FillRows(groups, counters, response);
  total.Fill("", response.mutable_total());
  FillShares(counters, "", response.mutable_total());
  return response;
}

}  // namespace

Result<v1::GetReportResponse> GetReport(daemon::Node& node, Assessor& assessor,
                                        const v1::GetReportRequest& request, Instant now) {
  TEPAT_ASSIGN(const worktime::Span span, SpanOf(request));
  return node.pool().Read<v1::GetReportResponse>(
      [&](sql::Database& db) -> Result<v1::GetReportResponse> {
        TEPAT_ASSIGN(const worktime::Zone zone, assessor.standards().FindZone(db));
        if (!request.has_known_time()) {
          Closed closed;
          TEPAT_ASSIGN(closed.visits, ClosedVisits(db, span.from, span.to));
          // Only units have shares of a visit.
          if (request.group() == v1::REPORT_GROUP_UNIT) {
            TEPAT_ASSIGN(closed.parts, ClosedParts(db, span.from, span.to));
            TEPAT_ASSIGN(closed.shares, SharesDue(db, span.from, span.to));
          }
          return ReportOf(closed, request, span, zone, now);
        }
        const Instant known = journal::TimeOf(request.known_time());
        TEPAT_ASSIGN(const auto closed, ClosedAsKnown(db, assessor, span, known));
        return ReportOf(closed, request, span, zone, known);
      });
}

}  // namespace tepat::timing
