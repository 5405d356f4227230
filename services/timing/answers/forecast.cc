// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/forecast.h"

#include <algorithm>

#include "libs/base/check.h"
#include "libs/journal/wire.h"
#include "services/timing/store/visits.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// Newest visits of a step: more would be another office than today's, and slower to count.
constexpr int kHistoryMax = 2000;

double ShareOf(Micros used, Micros allowed) {
  return allowed.count() <= 0
             ? 0
             : static_cast<double>(used.count()) / static_cast<double>(allowed.count());
}

// How many spans were open when each began.
std::vector<int> LoadsOf(const std::vector<StepOutcome>& visits) {
  std::vector<Instant> starts;
  std::vector<Instant> stops;
  for (const StepOutcome& visit : visits) {
    starts.push_back(visit.start);
    if (visit.stop) stops.push_back(*visit.stop);
  }
  std::sort(starts.begin(), starts.end());
  std::sort(stops.begin(), stops.end());
  std::vector<int> loads;
  for (const StepOutcome& visit : visits) {
    const auto begun = std::lower_bound(starts.begin(), starts.end(), visit.start);
    const auto over = std::upper_bound(stops.begin(), stops.end(), visit.start);
    loads.push_back(static_cast<int>((begun - starts.begin()) - (over - stops.begin())));
  }
  return loads;
}

// History of a step, and how many of its visits beside the one that is asked about are open now.
struct StepHistory {
  History history{{}};
  int load = 0;
};

Result<StepHistory> HistoryOf(sql::Database& db, int step) {
  TEPAT_ASSIGN(const auto visits, OutcomesOf(db, step, kHistoryMax));
  const auto loads = LoadsOf(visits);
  std::vector<Outcome> outcomes;
  int open = 0;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (!visits[i].stop) {
      ++open;
    } else if (visits[i].allowed > Micros(0)) {
      outcomes.push_back({ShareOf(visits[i].used, visits[i].allowed), visits[i].late, loads[i]});
    }
  }
  // The visit itself is not its own load.
  return StepHistory{History(std::move(outcomes)), std::max(0, open - 1)};
}

// What the running step and those after it will need, one after the other. Lives within the reading
// transaction of its answer.
class CaseForecast {
 public:
  // `running` has a deadline, and so an SOP version and a calendar; it outlives the forecast.
  CaseForecast(sql::Database& db, const JudgedVisit& running, Instant now)
      : db_(db), running_(running), at_(now) {
    TEPAT_CHECK(running.visit.deadline && running.sop && running.calendar.calendar);
  }

  // A step without history has no line but its key, and the case no end then.
  Status Fill(v1::ForecastCaseResponse& response) {
    bool known = true;
    for (const sop::Step& step : running_.sop->steps) {
      if (step.key < running_.visit.step) continue;
      v1::StepForecast* made = response.add_steps();
      made->set_step(step.key);
      TEPAT_ASSIGN(const StepHistory history, HistoryOf(db_, step.key));
      const double used = UsedOf(step);
      const auto forecast = history.history.Of(used, history.load);
      if (!forecast) {
        known = false;
        continue;
      }
      made->set_sample(forecast->sample);
      made->set_breach_probability(IsRunning(step) && running_.visit.late ? 1 : forecast->breach);
      // Where the calendar ends, so does what can be said.
      if (!GoOn(step, std::max(0.0, forecast->share - used))) return Ok();
      journal::FillTime(at_, made->mutable_expected_time());
    }
    if (known) journal::FillTime(at_, response.mutable_finish_time());
    return Ok();
  }

 private:
  bool IsRunning(const sop::Step& step) const { return step.key == running_.visit.step; }

  double UsedOf(const sop::Step& step) const {
    const Visit& visit = running_.visit;
    return IsRunning(step) ? ShareOf(visit.time.used(), visit.deadline->allowed) : 0;
  }

  // Moves the instant on by that share of the step's budget. False beyond the calendar.
  bool GoOn(const sop::Step& step, double share) {
    const worktime::PausedCalendar calendar(*running_.calendar.calendar, {});
    Micros allowed = running_.visit.deadline->allowed;
    if (!IsRunning(step)) {
      const auto deadline =
          DeadlineOf(step.standard, BudgetOf(step.standard, 1, {}), calendar, at_);
      if (!deadline) return false;
      allowed = deadline->allowed;
    }
    const double rest = share * static_cast<double>(allowed.count());
    const auto end = calendar.Add(at_, Micros(static_cast<std::int64_t>(rest)));
    if (end) at_ = *end;
    return end.has_value();
  }

  sql::Database& db_;
  const JudgedVisit& running_;
  Instant at_;  // when the next step begins
};

}  // namespace

History::History(std::vector<Outcome> outcomes) : all_(std::move(outcomes)) {
  std::vector<int> loads;
  for (const Outcome& outcome : all_) loads.push_back(outcome.load);
  std::sort(loads.begin(), loads.end());
  if (!loads.empty()) usual_load_ = loads[loads.size() / 2];
  std::sort(all_.begin(), all_.end(),
            [](const Outcome& a, const Outcome& b) { return a.share < b.share; });
  for (const Outcome& outcome : all_) {
    // The usual load counts as light, so that an office of even load has one side with everything.
    (outcome.load > usual_load_ ? heavy_ : light_).push_back(outcome);
  }
}

std::optional<Forecast> History::Count(const std::vector<Outcome>& sorted, double share) {
  const auto first =
      std::upper_bound(sorted.begin(), sorted.end(), share,
                       [](double value, const Outcome& outcome) { return value < outcome.share; });
  const auto left = sorted.end() - first;
  const auto late = std::count_if(first, sorted.end(), [](const Outcome& o) { return o.late; });
  Forecast forecast;
  forecast.sample = static_cast<int>(sorted.size());
  // Half a visit on either side: nothing is certain before it happens, and nothing impossible.
  forecast.breach = (static_cast<double>(late) + 0.5) / (static_cast<double>(left) + 1);
  forecast.share = left > 0 ? (first + left / 2)->share : share;
  return forecast;
}

std::optional<Forecast> History::Of(double share, int load) const {
  if (static_cast<int>(all_.size()) < kHistoryMin) return std::nullopt;
  const auto& like = load > usual_load_ ? heavy_ : light_;
  return Count(static_cast<int>(like.size()) >= kLikeLoadMin ? like : all_, share);
}

Result<v1::ForecastCaseResponse> ForecastCase(daemon::Node& node, Assessor& assessor,
                                              const v1::ForecastCaseRequest& request, Instant now) {
  return node.pool().Read<v1::ForecastCaseResponse>(
      [&](sql::Database& db) -> Result<v1::ForecastCaseResponse> {
        TEPAT_ASSIGN(const auto visits, assessor.ReadCase(db, request.case_id(), {now}));
        const JudgedVisit* running = RunningOf(visits);
        v1::ForecastCaseResponse response;
        response.set_history_min(kHistoryMin);
        if (running == nullptr) return response;
        TEPAT_TRY(CaseForecast(db, *running, now).Fill(response));
        return response;
      });
}

}  // namespace tepat::timing
