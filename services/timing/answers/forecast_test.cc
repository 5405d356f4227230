// SPDX-License-Identifier: Apache-2.0
// Forecasts on simulated offices whose seeds no rule was chosen by: against the mean of all history
// and against the last five, by the Brier score, and calibrated.
#include "services/timing/answers/forecast.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <random>

#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

// An office works at its own pace, slower when much lies on its desk.
class SimulatedDesk {
 public:
  explicit SimulatedDesk(unsigned seed) : random_(seed) {
    pace_ = std::uniform_real_distribution<>(0.35, 0.75)(random_);
    strain_ = std::uniform_real_distribution<>(0.02, 0.12)(random_);
    spread_ = std::uniform_real_distribution<>(0.3, 0.7)(random_);
  }

  Outcome Next() {
    load_ = std::clamp(load_ + std::uniform_int_distribution<>(-2, 2)(random_), 0, 12);
    const double middle = pace_ * (1 + strain_ * load_);
    const double share = std::lognormal_distribution<>(std::log(middle), spread_)(random_);
    return {share, share > 1, load_};
  }

  // At what share of the budget somebody looks, whatever becomes of the visit.
  double Look() { return std::uniform_real_distribution<>(0, 0.98)(random_); }

 private:
  std::mt19937 random_;
  double pace_ = 0;
  double strain_ = 0;
  double spread_ = 0;
  int load_ = 4;
};

double LateShare(const std::vector<Outcome>& outcomes, std::size_t from) {
  double late = 0;
  for (std::size_t i = from; i < outcomes.size(); ++i) late += outcomes[i].late ? 1 : 0;
  return late / static_cast<double>(outcomes.size() - from);
}

TEST(Forecast, BeatsTheMeanAndTheLastFiveOnUnseenOffices) {
  double ours = 0;
  double mean = 0;
  double five = 0;
  int count = 0;
  struct Bin {
    double told = 0;
    double came = 0;
    int count = 0;
  };
  std::array<Bin, 10> bins;
  for (unsigned seed = 9001; seed < 9041; ++seed) {
    SimulatedDesk desk(seed);
    std::vector<Outcome> past;
    for (int i = 0; i < 300; ++i) {
      const Outcome truth = desk.Next();
      const double used = desk.Look();
      const auto forecast = History(past).Of(used, truth.load);
      ASSERT_EQ(forecast.has_value(), i >= kHistoryMin);
      if (forecast && used < truth.share) {  // it is still open then
        const double came = truth.late ? 1 : 0;
        ours += std::pow(forecast->breach - came, 2);
        mean += std::pow(LateShare(past, 0) - came, 2);
        five += std::pow(LateShare(past, past.size() - 5) - came, 2);
        Bin& bin =
            bins.at(std::min<std::size_t>(9, static_cast<std::size_t>(forecast->breach * 10)));
        bin.told += forecast->breach;
        bin.came += came;
        ++bin.count;
        ++count;
      }
      past.push_back(truth);
    }
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.told - bin.came);
  error /= count;
  std::printf("Brier score: ours %.4f, mean %.4f, last five %.4f; calibration error %.4f; n %d\n",
              ours / count, mean / count, five / count, error, count);
  for (const Bin& bin : bins) {
    if (bin.count > 0) {
      std::printf("  told %.3f came %.3f (%d)\n", bin.told / bin.count, bin.came / bin.count,
                  bin.count);
    }
  }
  EXPECT_LT(ours, 0.97 * mean);
  EXPECT_LT(ours, 0.97 * five);
  EXPECT_LT(error, 0.03);
}

TEST(Forecast, SaysNothingFromTooLittle) {
  EXPECT_FALSE(History({}).Of(0, 0));
  std::vector<Outcome> few(kHistoryMin - 1);
  EXPECT_FALSE(History(few).Of(0, 0));
  few.emplace_back();
  EXPECT_TRUE(History(few).Of(0, 0));
}

TEST(Forecast, IsNeverCertainAndRisesWithWhatIsUsed) {
  std::vector<Outcome> past;
  for (int i = 1; i <= 100; ++i) past.push_back({i / 50.0, i > 50, 0});
  const History history(past);
  double before = 0;
  for (double used = 0; used < 1; used += 0.1) {
    const auto forecast = history.Of(used, 0);
    EXPECT_GE(forecast->breach, before);
    EXPECT_LT(forecast->breach, 1);
    before = forecast->breach;
  }
}

class ForecastCaseTest : public TimingTest {};

TEST_F(ForecastCaseTest, RestsOnTheOfficesOwnHistory) {
  KnowTheOffice();
  const auto forecast = [&] {
    v1::ForecastCaseRequest request;
    request.set_case_id("case");
    return *ForecastCase(*node_, assessor_, request, clock_.Now());
  };
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  EXPECT_EQ(forecast().steps(0).sample(), 0) << "no history yet";
  EXPECT_FALSE(forecast().has_finish_time());
  for (int i = 0; i < 30; ++i) {
    const std::string id = "case-" + std::to_string(i);
    ReadOf(id, {Mark(1, Kind::kStarted)});
    clock_.Advance(std::chrono::minutes(i % 3 == 0 ? 6 : 2));
    ReadOf(id, {Mark(1, Kind::kCompleted)});
  }
  ReadOf("case-new", {Mark(1, Kind::kStarted)});
  v1::ForecastCaseRequest request;
  request.set_case_id("case-new");
  const auto told = *ForecastCase(*node_, assessor_, request, clock_.Now());
  EXPECT_EQ(told.steps(0).sample(), 30);
  EXPECT_NEAR(told.steps(0).breach_probability(), 1.0 / 3, 0.05);
  EXPECT_TRUE(told.steps(0).has_expected_time());
  EXPECT_EQ(told.steps(1).sample(), 0) << "nobody has done step 2 yet";
}

}  // namespace
}  // namespace tepat::timing
