// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/forecast.h"

#include <algorithm>

#include "libs/journal/wire.h"
#include "services/timing/store/visits.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

constexpr int kHistoryMax = 2000;  // newest visits of a step

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

// History of a step, and the load that its open visits of now began under.
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
  return StepHistory{History(std::move(outcomes)), std::max(0, open - 1)};
}

}  // namespace

History::History(std::vector<Outcome> outcomes) : all_(std::move(outcomes)) {
  std::vector<int> loads;
  for (const Outcome& outcome : all_) loads.push_back(outcome.load);
  std::sort(loads.begin(), loads.end());
  if (!loads.empty()) usual_load_ = loads[loads.size() / 2];
  std::sort(all_.begin(), all_.end(),
            [](const Outcome& a, const Outcome& b) { return a.share < b.share; });
  for (const Outcome& outcome : all_) {
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
        const JudgedVisit* last = RunningOf(visits);
        v1::ForecastCaseResponse response;
        response.set_history_min(kHistoryMin);
        if (last == nullptr || last->sop == nullptr) return response;
        const worktime::PausedCalendar calendar(*last->calendar.calendar, {});
        Instant at = now;
        bool known = true;
        for (const sop::Step& step : last->sop->steps) {
          if (step.key < last->visit.step) continue;
          const bool current = step.key == last->visit.step;
          TEPAT_ASSIGN(const StepHistory history, HistoryOf(db, step.key));
          const double used =
              current ? ShareOf(last->visit.time.used(), last->visit.deadline->allowed) : 0;
          const auto forecast = history.history.Of(used, history.load);
          v1::StepForecast* made = response.add_steps();
          made->set_step(step.key);
          if (!forecast) {
            known = false;
            continue;
          }
          made->set_sample(forecast->sample);
          made->set_breach_probability(current && last->visit.late ? 1 : forecast->breach);
          Micros allowed = current ? last->visit.deadline->allowed : Micros(0);
          if (!current) {
            const auto deadline =
                DeadlineOf(step.standard, BudgetOf(step.standard, 1, {}), calendar, at);
            if (!deadline) return response;
            allowed = deadline->allowed;
          }
          const double rest = std::max(0.0, forecast->share - used);
          const auto end = calendar.Add(
              at, Micros(static_cast<std::int64_t>(rest * static_cast<double>(allowed.count()))));
          if (!end) return response;
          at = *end;
          journal::FillTime(at, made->mutable_expected_time());
        }
        if (known) journal::FillTime(at, response.mutable_finish_time());
        return response;
      });
}

}  // namespace tepat::timing
