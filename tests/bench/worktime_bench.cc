// SPDX-License-Identifier: Apache-2.0
// How many questions of working time one core answers in a second.
#include <benchmark/benchmark.h>

#include <random>

#include "libs/testing/project_file.h"
#include "libs/worktime/calendar.h"

namespace tepat::worktime {
namespace {

Calendar Office() {
  const std::string text = simulation::ReadOfficeFile("calendar-lumajang.json");
  Mistakes mistakes("calendar-lumajang.json");
  return *Calendar::Build(*ParseCalendarFile(text, mistakes));
}

// Random starts over two years, and budgets up to four days of work.
struct Question {
  Instant start;
  Instant end;
  Micros budget;
};

std::vector<Question> Questions() {
  constexpr std::uint64_t kDay = 86'400;
  std::mt19937_64 random(1);
  const Instant first = *ParseInstant("2025-01-01T00:00:00Z");
  std::vector<Question> questions;
  for (int i = 0; i < 4096; ++i) {
    const Instant start = first + std::chrono::seconds(random() % (730 * kDay));
    questions.push_back({start, start + std::chrono::seconds(random() % (30 * kDay)),
                         std::chrono::seconds(random() % 108'000)});
  }
  return questions;
}

void Add(benchmark::State& state) {
  const Calendar calendar = Office();
  const auto questions = Questions();
  std::size_t i = 0;
  for (auto _ : state) {
    const Question& question = questions[i++ & 4095];
    benchmark::DoNotOptimize(calendar.Add(question.start, question.budget));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(Add);

void Between(benchmark::State& state) {
  const Calendar calendar = Office();
  const auto questions = Questions();
  std::size_t i = 0;
  for (auto _ : state) {
    const Question& question = questions[i++ & 4095];
    benchmark::DoNotOptimize(calendar.Between(question.start, question.end));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(Between);

}  // namespace
}  // namespace tepat::worktime

BENCHMARK_MAIN();
