// SPDX-License-Identifier: Apache-2.0
#include "services/timing/report.h"

#include <algorithm>
#include <map>
#include <set>

#include "libs/journal/wire.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

constexpr std::size_t kRowsMax = 2000;

// Numbers of one group.
class Group {
 public:
  void Take(const ClosedVisit& visit) {
    if ((visit.flags & kInferredStart) != 0) {
      ++inferred_;
      return;
    }
    used_.push_back(visit.time.used());
    on_time_ += visit.late ? 0 : 1;
    returned_ += visit.state == State::kReturned ? 1 : 0;
    doubtful_ += (visit.flags & (kDeclared | kClockSuspect)) != 0 ? 1 : 0;
    queue_ += visit.time.queue;
    touch_ += visit.time.touch;
    paused_ += visit.time.paused;
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
    FillDuration(Percentile(used_, 50), to->mutable_p50());
    FillDuration(Percentile(used_, 90), to->mutable_p90());
    FillDuration(Percentile(used_, 95), to->mutable_p95());
    FillDuration(Percentile(used_, 99), to->mutable_p99());
    FillDuration(Percentile(used_, 100), to->mutable_max());
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
std::set<std::string> KeysOf(const ClosedVisit& visit, v1::ReportGroup group) {
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
      return {FormatInstant(visit.stop).substr(0, 7)};
    default:
      return {std::to_string(visit.key.step.step)};
  }
  if (keys.empty()) keys.insert("");
  return keys;
}

ClosedVisit ClosedOf(const StepKey& key, const JudgedVisit& judged) {
  const Visit& visit = judged.visit;
  ClosedVisit made;
  made.key = {key, visit.visit};
  made.state = visit.state;
  made.late = visit.late;
  made.stop = *visit.stop;
  made.time = visit.time;
  made.holders = sop::HoldersText(visit.holders);
  made.person_id = visit.person_id;
  made.flags = FlagsOf(visit);
  return made;
}

// What was known at `known`, folded anew.
Result<std::vector<ClosedVisit>> ClosedAsKnown(sql::Database& db, Assessor& assessor, Instant from,
                                               Instant until, Instant known) {
  std::vector<ClosedVisit> visits;
  TEPAT_ASSIGN(const auto keys, StepsMarkedBy(db, known));
  for (const StepKey& key : keys) {
    TEPAT_ASSIGN(const auto judged, assessor.ReadStep(db, key, {known, known}));
    for (const JudgedVisit& one : judged) {
      const auto& stop = one.visit.stop;
      if (stop && *stop >= from && *stop < until) visits.push_back(ClosedOf(key, one));
    }
  }
  return visits;
}

Result<v1::GetReportResponse> ReportOf(const std::vector<ClosedVisit>& visits, v1::ReportGroup by) {
  std::map<std::string, Group> groups;
  Group total;
  for (const ClosedVisit& visit : visits) {
    if (visit.state == State::kCancelled) continue;
    total.Take(visit);
    for (const std::string& key : KeysOf(visit, by)) groups[key].Take(visit);
  }
  if (groups.size() > kRowsMax) {
    return Fail(Code::kInvalid, "timing.invalid_report",
                "more than 2000 groups: take a shorter span");
  }
  v1::GetReportResponse response;
  for (auto& [key, group] : groups) group.Fill(key, response.add_rows());
  total.Fill("", response.mutable_total());
  return response;
}

}  // namespace

Micros Percentile(const std::vector<Micros>& sorted, int percent) {
  if (sorted.empty()) return Micros(0);
  const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

Result<v1::GetReportResponse> GetReport(daemon::Node& node, Assessor& assessor,
                                        const v1::GetReportRequest& request) {
  if (!request.has_start_time() || !request.has_end_time()) {
    return Fail(Code::kInvalid, "timing.invalid_report", "start_time and end_time are needed");
  }
  const Instant from = journal::TimeOf(request.start_time());
  const Instant until = journal::TimeOf(request.end_time());
  if (until <= from) {
    return Fail(Code::kInvalid, "timing.invalid_report", "end_time must come after start_time");
  }
  return node.pool().Read<v1::GetReportResponse>(
      [&](sql::Database& db) -> Result<v1::GetReportResponse> {
        if (!request.has_known_time()) {
          TEPAT_ASSIGN(const auto visits, ClosedVisits(db, from, until));
          return ReportOf(visits, request.group());
        }
        const Instant known = journal::TimeOf(request.known_time());
        TEPAT_ASSIGN(const auto visits, ClosedAsKnown(db, assessor, from, until, known));
        return ReportOf(visits, request.group());
      });
}

}  // namespace tepat::timing
