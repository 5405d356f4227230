// SPDX-License-Identifier: Apache-2.0
// One measurement of a running office, or of a raw limit, as JSON on standard output.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/bench/load.h"
#include "tests/bench/raw_commit.h"

namespace {

using namespace tepat::bench;

double Percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto last = static_cast<double>(values.size() - 1);
  return values[static_cast<std::size_t>(last * share)];
}

int Print(const LoadResult& result) {
  std::cout << nlohmann::ordered_json(
                   {{"rate", static_cast<double>(result.answered) / result.seconds},
                    {"p50", Percentile(result.millis, 0.5)},
                    {"p99", Percentile(result.millis, 0.99)},
                    {"answered", result.answered},
                    {"measured", result.millis.size()},
                    {"failed", result.failed}})
            << '\n';
  return result.failed == 0 ? 0 : 1;
}

int Print(const CommitResult& result) {
  const auto steps = static_cast<double>(result.steps);
  std::cout << nlohmann::ordered_json(
                   {{"rate", steps / result.seconds},
                    {"p50", Percentile(result.millis, 0.5)},
                    {"p99", Percentile(result.millis, 0.99)},
                    {"bytes", static_cast<double>(result.bytes_written) / steps}})
            << '\n';
  return 0;
}

std::string ReadToken(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("measures one thing");
  app.require_subcommand(1);
  Target target;
  std::string token_path;
  std::string other;
  int count = 1;
  int millis = 5000;
  std::int64_t cases = 0;
  const auto add = [&](const char* name, const char* help) {
    CLI::App* verb = app.add_subcommand(name, help);
    verb->add_option("--millis", millis);
    return verb;
  };
  const auto add_target = [&](CLI::App* verb) {
    verb->add_option("--socket", target.socket)->required();
    verb->add_option("--token", token_path);
    verb->add_option("--first", target.first_number);
  };
  CLI::App* steps = add("steps", "registrations, so many in flight");
  add_target(steps);
  steps->add_option("--in-flight", count);
  CLI::App* verdicts = add("verdicts", "registrations, so many a second, until judged");
  add_target(verdicts);
  verdicts->add_option("--timing", other)->required();
  verdicts->add_option("--rate", count);
  CLI::App* echo = add("echo-server", "answers without doing anything");
  echo->add_option("--socket", target.socket)->required();
  CLI::App* commits = add("commits", "raw transactions");
  commits->add_option("--folder", other)->required();
  commits->add_option("--batch", count);
  CLI::App* fill = add("fill", "bulk-loads closed cases");
  fill->add_option("--home", other)->required();
  fill->add_option("--cases", cases);
  CLI::App* history = app.add_subcommand("history", "registers cases and cancels most of them");
  history->add_option("--socket", target.socket)->required();
  history->add_option("--token", token_path)->required();
  history->add_option("--cancel-token", other)->required();
  history->add_option("--first", target.first_number);
  history->add_option("--cases", cases)->required();
  history->add_option("--open", count);
  CLI11_PARSE(app, argc, argv);
  target.token = ReadToken(token_path);
  const std::chrono::milliseconds time(millis);
  int status = 0;
  if (*steps) status = Print(RunClosed(target, count, time));
  if (*verdicts) status = Print(RunVerdicts(target, other, count, time));
  if (*history) status = Print(RunHistory(target, ReadToken(other), cases, count));
  if (*echo) status = ServeEcho(target.socket);
  if (*commits) status = Print(RunCommits(other, count, time));
  if (*fill) status = FillCorrespondence(other, "uji", cases);
  std::cout.flush();
  std::_Exit(status);  // gRPC's threads may still be at work
}
