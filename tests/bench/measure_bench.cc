// SPDX-License-Identifier: Apache-2.0
// How many figures one core computes in a second, and how many numbers it reads as people type
// them.
#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "libs/measure/achievement.h"
#include "libs/measure/number_text.h"

namespace tepat::measure {
namespace {

constexpr std::size_t kQuestions = 4096;

struct Question {
  Direction direction;
  Target target;
  Fraction actual;
};

// Random targets and values with up to four decimals.
std::vector<Question> Questions() {
  std::mt19937_64 random(1);
  const std::array directions = {Direction::kHigher, Direction::kLowerByDifference,
                                 Direction::kLowerByRatio, Direction::kExact};
  const auto any = [&] {
    return Fraction(static_cast<std::int64_t>(random() % 10'000'000)) / Fraction(10'000);
  };
  std::vector<Question> questions;
  for (std::size_t i = 0; i < kQuestions; ++i) {
    questions.push_back({directions.at(random() % directions.size()), Target(any()), any()});
  }
  return questions;
}

// A figure as a report prints it: raw and capped, in percent with two decimals.
void Achievement(benchmark::State& state) {
  const auto questions = Questions();
  const Fraction cap(kCapDefault);
  std::size_t i = 0;
  for (auto _ : state) {
    const Question& question = questions[i++ % kQuestions];
    const auto achieved = Achieve(question.direction, cap, question.target, question.actual);
    if (!achieved.raw) continue;
    benchmark::DoNotOptimize(FormatFixed(*achieved.raw, 2));
    benchmark::DoNotOptimize(FormatFixed(*achieved.capped, 2));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(Achievement);

void Number(benchmark::State& state) {
  std::vector<std::string> texts;
  for (const Question& question : Questions()) texts.push_back(WriteNumber(question.actual, 2));
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(ReadNumber(texts[i++ % kQuestions]));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(Number);

}  // namespace
}  // namespace tepat::measure

BENCHMARK_MAIN();
