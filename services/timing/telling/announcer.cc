// SPDX-License-Identifier: Apache-2.0
#include "services/timing/telling/announcer.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/base/check.h"
#include "libs/base/failpoint.h"
#include "services/timing/store/claims.h"
#include "services/timing/store/visits.h"
#include "services/timing/telling/part_announcer.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

constexpr const char* kWarned = "visit-warned";
constexpr const char* kPauseLasts = "pause-lasts";

// One visit's announcements. Lives within its transaction.
class Announcer {
 public:
  // All arguments outlive the announcer.
  Announcer(journal::Transaction& transaction, const StepKey& key, const JudgedVisit& judged);

  // Publishes what is new, and keeps the visit's row.
  Status Announce();

 private:
  // Something to be announced when its instant has come.
  struct Point {
    std::string name;  // of its claim
    Instant at;
    const char* fact;
    std::vector<std::string> positions = {};  // told by an escalation
  };

  std::vector<Point> PointsOf() const;
  // Beyond its calendar no instant can be judged: the clock is wrong, or the calendar too short.
  bool IsBeyondCalendar() const;
  void AddPauseLimits(std::vector<Point>& points) const;
  void AddEscalations(std::vector<Point>& points) const;
  Status AnnounceOpen(const std::vector<Point>& points);
  Status Rescind(const Point& point);
  Result<State> AnnounceClosed(State announced);
  std::optional<Instant> NextFire(const std::vector<Point>& points) const;
  Status ClaimNow(const std::string& name);
  Status Publish(const char* fact, const Point* point, State corrected_from);

  journal::Transaction& transaction_;
  const StepKey& key_;
  const JudgedVisit& judged_;
  const Visit& visit_;
  std::set<std::string> claims_;
};

Announcer::Announcer(journal::Transaction& transaction, const StepKey& key,
                     const JudgedVisit& judged)
    : transaction_(transaction), key_(key), judged_(judged), visit_(judged.visit) {}

Status Announcer::Announce() {
  sql::Database& db = transaction_.db();
  TEPAT_ASSIGN(State announced, AnnouncedState(db, key_, visit_.visit));
  TEPAT_ASSIGN(claims_, ClaimsOf(db, key_, visit_.visit));
  const std::vector<Point> points = PointsOf();
  if (visit_.open()) {
    TEPAT_TRY(AnnounceOpen(points));
  } else {
    TEPAT_ASSIGN(announced, AnnounceClosed(announced));
  }
  std::optional<Instant> next = NextFire(points);
  // The rung clock comes back for a part as it does for its visit: both are judged together.
  TEPAT_ASSIGN(const auto of_parts, AnnounceParts(transaction_, key_, judged_));
  if (of_parts) next = std::min(next.value_or(*of_parts), *of_parts);
  return SaveVisit(db, key_, visit_, announced, next);
}

Status Announcer::ClaimNow(const std::string& name) {
  claims_.insert(name);
  return Claim(transaction_.db(), key_, visit_.visit, name);
}

std::vector<Announcer::Point> Announcer::PointsOf() const {
  std::vector<Point> points;
  if (!visit_.open() || !visit_.deadline) return points;
  TEPAT_CHECK(judged_.calendar.calendar != nullptr);  // what has a deadline has a calendar
  for (const Rung& rung : visit_.rungs) {
    points.push_back({"warning-" + std::to_string(rung.index), rung.at, kWarned});
  }
  AddPauseLimits(points);
  // A clock that stands still reaches no breach; a stop at the breach instant itself is still met.
  if (visit_.paused() && !visit_.late) return points;
  // The first instant that is late: a stop at the breach instant would still be in time.
  points.push_back({"breach", visit_.deadline->breach + Micros(1), "visit-breached"});
  AddEscalations(points);
  return points;
}

void Announcer::AddPauseLimits(std::vector<Point>& points) const {
  if (!visit_.paused() || judged_.sop == nullptr) return;
  for (std::size_t i = 0; i < visit_.pauses.size(); ++i) {
    const Pause& pause = visit_.pauses[i];
    const auto limit = judged_.sop->pause_limits.find(pause.reason);
    if (pause.to || limit == judged_.sop->pause_limits.end()) continue;
    const auto at =
        judged_.calendar.calendar->OpeningAfterDays(pause.from, limit->second.days_after);
    if (!at) continue;  // beyond the calendar: not known yet
    points.push_back({"pause-" + std::to_string(i), *at, kPauseLasts, limit->second.positions});
  }
}

void Announcer::AddEscalations(std::vector<Point>& points) const {
  const auto step = StepOf(judged_.sop.get(), visit_.step);
  if (!step) return;
  int index = 0;
  for (const sop::Escalation& escalation : step->get().standard.escalations) {
    // Claimed by its place, so that a standard whose days change tells nobody the same rung twice.
    const std::string name = "escalation-" + std::to_string(index++);
    const auto at =
        judged_.calendar.calendar->OpeningAfterDays(visit_.deadline->breach, escalation.days_after);
    if (!at) continue;  // beyond the calendar: not known yet
    points.push_back({name, std::max(*at, visit_.deadline->breach + Micros(1)), "visit-escalated",
                      escalation.positions});
  }
}

Status Announcer::AnnounceOpen(const std::vector<Point>& points) {
  // Not even a rescission: what such a clock says is not believed in either direction.
  if (IsBeyondCalendar()) return Ok();
  const Point* latest = nullptr;  // of several warnings that have passed, the last alone is told
  bool breached = false;
  for (const Point& point : points) {
    if (point.at > transaction_.now()) {
      TEPAT_TRY(Rescind(point));
      continue;
    }
    const bool warning = point.fact == kWarned;
    breached |= !warning;
    if (claims_.contains(point.name)) continue;
    // Claimed before it is published, in one transaction: a crash between the two leaves neither.
    TEPAT_TRY(ClaimNow(point.name));
    if (warning) {
      latest = &point;
    } else {
      TEPAT_TRY(Publish(point.fact, &point, State::kUnspecified));
    }
  }
  // Who is told of the breach need not be warned of it.
  if (latest == nullptr || breached) return Ok();
  return Publish(latest->fact, latest, State::kUnspecified);
}

Status Announcer::Rescind(const Point& point) {
  if (claims_.erase(point.name) == 0) return Ok();
  TEPAT_TRY(Unclaim(transaction_.db(), key_, visit_.visit, point.name));
  return Publish("warning-rescinded", &point, State::kUnspecified);
}

Result<State> Announcer::AnnounceClosed(State announced) {
  if (!visit_.deadline || visit_.state == announced) return announced;
  // A verdict is given once; any later change of it is a correction that names the one before.
  const bool first = announced == State::kUnspecified;
  if (!first) TEPAT_TRY(ClaimNow(kCorrectedClaim));
  TEPAT_TRY(Publish(first ? "verdict-given" : "verdict-corrected", nullptr, announced));
  return visit_.state;
}

bool Announcer::IsBeyondCalendar() const {
  const auto& calendar = judged_.calendar.calendar;
  return calendar != nullptr && transaction_.now() >= calendar->complete_until();
}

std::optional<Instant> Announcer::NextFire(const std::vector<Point>& points) const {
  // A stop that lies ahead is judged when it comes, though nothing may be told then.
  std::optional<Instant> next = visit_.awaited_stop;
  if (IsBeyondCalendar()) return next;  // a new calendar has it judged anew
  for (const Point& point : points) {
    if (!claims_.contains(point.name)) next = std::min(next.value_or(point.at), point.at);
  }
  return next;
}

Status Announcer::Publish(const char* fact, const Point* point, State corrected_from) {
  journal::Fact made{fact, key_.case_id, transaction_.now()};
  Announcement told{corrected_from};
  if (point != nullptr) {
    told.name = point->name;
    told.positions = point->positions;
    told.effective = point->at;
  }
  made.payload = VisitJudgedPayload(judged_, told);
  TEPAT_TRY(transaction_.Append(made));
  TEPAT_FAILPOINT("timing.after_announcement");
  return Ok();
}

}  // namespace

Status AssessStep(Assessor& assessor, journal::Transaction& transaction, const StepKey& key) {
  TEPAT_ASSIGN(const auto visits, assessor.ReadStep(transaction.db(), key, {transaction.now()}));
  for (const JudgedVisit& judged : visits) {
    TEPAT_TRY(Announcer(transaction, key, judged).Announce());
  }
  return Ok();
}

}  // namespace tepat::timing
