// SPDX-License-Identifier: Apache-2.0
#include "services/cli/worktime.h"

#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <vector>

#include "libs/base/outside_text.h"
#include "services/cli/input_file.h"

namespace tepat::cli {
namespace {

constexpr std::size_t kLineBytesMax = 4096;          // a question has some 60 bytes
constexpr std::int64_t kSecondsMax = 4'000'000'000;  // more than a calendar's longest range
constexpr std::int64_t kDaysMax = 100'000;

std::vector<std::string> SplitTabs(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream rest(line);
  for (std::string column; std::getline(rest, column, '\t');) columns.push_back(column);
  return columns;
}

// A whole number from 0 to `max`, or nothing.
std::optional<std::int64_t> ParseCount(const std::string& text, std::int64_t max) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < 0 || value > max) return std::nullopt;
  return value;
}

std::string Invalid(const std::string& reason) { return "INVALID " + reason; }

std::string Refused(const Error& error) {
  return error.slug == "worktime.horizon_exceeded" ? "HORIZON_EXCEEDED" : Invalid(error.message);
}

std::string AnswerInstant(const worktime::Calendar& calendar, const Result<Instant>& answer) {
  if (!answer) return Refused(answer.error());
  return FormatInstantAt(*answer, calendar.OffsetAt(*answer));
}

std::string AnswerBetween(const worktime::Calendar& calendar, Instant start,
                          const std::string& argument) {
  const auto end = ParseInstant(argument);
  if (!end) return Invalid("akhir bukan waktu ISO 8601 dengan selisih zona: '" + argument + "'");
  const auto worked = calendar.Between(start, *end);
  if (!worked) return Refused(worked.error());
  return std::to_string(std::chrono::floor<std::chrono::seconds>(*worked).count());
}

std::string AnswerSeconds(const worktime::Calendar& calendar, const std::string& kind,
                          Instant start, const std::string& argument) {
  const auto seconds = ParseCount(argument, kSecondsMax);
  if (!seconds) return Invalid("detik harus bilangan bulat mulai dari 0: '" + argument + "'");
  const Micros budget = std::chrono::seconds(*seconds);
  return AnswerInstant(
      calendar, kind == "add" ? calendar.Add(start, budget) : calendar.BreachAt(start, budget));
}

std::string AnswerDays(const worktime::Calendar& calendar, Instant start,
                       const std::string& argument) {
  const auto days = ParseCount(argument, kDaysMax);
  if (!days) return Invalid("hari kerja harus bilangan bulat mulai dari 0: '" + argument + "'");
  return AnswerInstant(calendar, calendar.AddDays(start, static_cast<int>(*days)));
}

}  // namespace

std::string AnswerQuestion(const worktime::Calendar& calendar, const std::string& line) {
  if (line.size() > kLineBytesMax) return Invalid("baris terlalu panjang; paling banyak 4096 bita");
  const std::vector<std::string> columns = SplitTabs(line);
  // Further columns are the asker's own, for instance what he expects.
  if (columns.size() < 3) return Invalid("perlu tiga kolom: jenis, awal, nilai");
  const std::string& kind = columns[0];
  if (kind != "add" && kind != "between" && kind != "breach_at" && kind != "add_days_eod") {
    return Invalid("jenis tidak dikenal: '" + kind +
                   "'; pilih add, between, breach_at atau add_days_eod");
  }
  const auto start = ParseInstant(columns[1]);
  if (!start) return Invalid("awal bukan waktu ISO 8601 dengan selisih zona: '" + columns[1] + "'");
  if (kind == "between") return AnswerBetween(calendar, *start, columns[2]);
  if (kind == "add_days_eod") return AnswerDays(calendar, *start, columns[2]);
  return AnswerSeconds(calendar, kind, *start, columns[2]);
}

bool AnswerQuestions(const worktime::Calendar& calendar, std::istream& questions,
                     std::ostream& answers) {
  bool first = true;
  for (std::string line; std::getline(questions, line); first = false) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    // Spreadsheets begin their text files with it.
    if (first && line.starts_with(kUtf8Mark)) line.erase(0, kUtf8Mark.size());
    if (first && line.rfind("kind", 0) == 0) continue;
    answers << AnswerQuestion(calendar, line) << '\n';
  }
  answers.flush();
  return answers.good();
}

int RunWorktime(const std::string& calendar_path) {
  Mistakes mistakes(calendar_path);
  const auto text = ReadInputFile(calendar_path, mistakes);
  if (!text && mistakes.empty()) {
    std::cerr << calendar_path << ": berkas kalender tidak dapat dibaca; periksa namanya\n";
    return 2;
  }
  const auto parsed = text ? worktime::ParseCalendarFile(*text, mistakes) : std::nullopt;
  if (const int wrong = PrintMistakes(mistakes); !parsed) return wrong;
  const auto calendar = worktime::Calendar::Build(*parsed);
  if (!calendar) {
    std::cerr << calendar_path << ": " << calendar.error().message << '\n';
    return 2;
  }
  // A million questions are answered in seconds, not minutes.
  std::ios::sync_with_stdio(false);
  return AnswerQuestions(*calendar, std::cin, std::cout) ? 0 : 1;
}

}  // namespace tepat::cli
