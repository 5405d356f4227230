// SPDX-License-Identifier: Apache-2.0
#include "services/cli/measure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <optional>
#include <vector>

#include "libs/base/outside_text.h"
#include "libs/measure/achievement.h"
#include "libs/measure/number_text.h"
#include "libs/measure/year.h"

namespace tepat::cli {
namespace {

using measure::Fraction;
using Columns = std::vector<std::string_view>;

constexpr std::size_t kLineBytesMax = 65'536;  // 256 components need some 10 KiB
constexpr std::size_t kListMax = 256;          // components of a ratio, either side
constexpr int kPercentDecimals = 2;
constexpr int kExactDecimals = 6;
constexpr std::string_view kNothing = "-";

std::string Invalid(std::string_view what) { return "TIDAK_SAH " + std::string(what); }

Columns Split(std::string_view text, char at) {
  Columns parts;
  for (std::size_t end = text.find(at); end != std::string_view::npos; end = text.find(at)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

// Reads a plain decimal that may be missing, for which `nothing` stands. The outer optional is
// empty when it is neither.
std::optional<measure::Typed> ReadTyped(std::string_view text, std::string_view nothing) {
  if (text == nothing) return measure::Typed();
  const auto value = measure::ReadPlainFraction(text);
  if (!value) return std::nullopt;
  return *value;
}

// `;`-separated decimals, of which any may be missing; nothing when one is malformed.
std::optional<std::vector<measure::Typed>> ReadList(std::string_view text) {
  std::vector<measure::Typed> list;
  for (const std::string_view part : Split(text, ';')) {
    const auto value = ReadTyped(part, "");
    if (!value || list.size() == kListMax) return std::nullopt;
    list.push_back(*value);
  }
  return list;
}

// One digit, from `from` to `to`.
std::optional<int> ReadDigit(std::string_view text, int from, int to) {
  if (text.size() != 1 || text[0] < '0' + from || text[0] > '0' + to) return std::nullopt;
  return text[0] - '0';
}

std::string Percent(const Fraction& value) { return measure::FormatFixed(value, kPercentDecimals); }

std::string Spelled(const measure::Achievement& achievement) {
  using Kind = measure::Achievement::Kind;
  switch (achievement.kind) {
    case Kind::kFigure:
      return Percent(*achievement.raw) + " " + Percent(*achievement.capped);
    case Kind::kEmpty:
      return "kosong";
    case Kind::kUnbounded:
      return "tanpa_batas " +
             (achievement.capped ? Percent(*achievement.capped) : std::string(kNothing));
    case Kind::kNoTarget:  // a question always has one
    case Kind::kNotComputable:
      break;
  }
  return "tidak_dapat_dihitung";
}

// A direction that the tool answers for: grades have a scale of their own, which no line holds.
std::optional<measure::Direction> ReadDirection(std::string_view word) {
  const auto direction = measure::FindDirection(word);
  return direction == measure::Direction::kGrade ? std::nullopt : direction;
}

std::string AnswerAchievement(const Columns& columns) {
  const auto direction = ReadDirection(columns[1]);
  if (!direction) return Invalid("arah");
  const auto cap = ReadTyped(columns[2], kNothing);
  if (!cap) return Invalid("batas");
  const auto target = measure::ReadPlainTarget(columns[3]);
  if (!target) return Invalid("target");
  const auto actual = ReadTyped(columns[4], kNothing);
  if (!actual) return Invalid("realisasi");
  return Spelled(measure::Achieve(*direction, *cap, *target, *actual));
}

// What a quarter lacks, and what looks wrong in a year.
std::string Flags(const measure::YearToDate& year) {
  std::string flags;
  for (const int quarter : year.gaps) {
    flags += (flags.empty() ? "kurang:" : ",") + std::to_string(quarter);
  }
  if (flags.empty()) flags = "lengkap";
  return flags + (year.decreasing ? " menurun" : "");
}

// Both lists have a field for each of the four quarters; nothing when one has not.
std::optional<std::vector<measure::Quarter>> ReadQuarters(std::string_view targets,
                                                          std::string_view actuals) {
  const Columns held_to = Split(targets, ';');
  const auto measured = ReadList(actuals);
  const std::size_t all = measure::kQuarters;
  if (held_to.size() != all || !measured || measured->size() != all) return std::nullopt;
  std::vector<measure::Quarter> quarters(all);
  for (std::size_t i = 0; i < all; ++i) {
    const auto target = measure::ReadPlainTarget(held_to[i]);
    if (!target) return std::nullopt;
    quarters[i].target = *target;
    if ((*measured)[i]) quarters[i].actual = measure::Measured{*(*measured)[i], std::nullopt};
  }
  return quarters;
}

std::string AnswerYear(const Columns& columns) {
  const auto direction = ReadDirection(columns[1]);
  if (!direction) return Invalid("arah");
  const auto cap = ReadTyped(columns[2], kNothing);
  if (!cap) return Invalid("batas");
  const auto counting = measure::FindCounting(columns[3]);
  if (!counting) return Invalid("penghitungan");
  const auto accumulation = measure::FindAccumulation(columns[4]);
  if (!accumulation) return Invalid("akumulasi");
  const auto current = ReadDigit(columns[5], 1, measure::kQuarters);
  if (!current) return Invalid("triwulan");
  auto quarters = ReadQuarters(columns[6], columns[7]);
  if (!quarters) return Invalid("nilai");
  quarters->resize(static_cast<std::size_t>(*current));
  const auto year = measure::Accumulate(*counting, *accumulation, *quarters);
  if (!year) {
    return Invalid(year.error().slug == "measure.range_target" ? "target" : "akumulasi");
  }
  const auto achievement = measure::Achieve(*direction, *cap, year->target, year->actual);
  std::string answer = Spelled(achievement) + " " + Flags(*year);
  if (!year->actual) return answer;
  return measure::FormatTrimmed(*year->actual, kExactDecimals) + " " +
         measure::FormatTarget(*year->target, kExactDecimals) + " " + answer;
}

std::string AnswerRatio(const Columns& columns) {
  const std::array<std::string_view, 3> factors = {"1", "100", "1000"};
  if (std::count(factors.begin(), factors.end(), columns[1]) == 0) return Invalid("faktor");
  int factor = 0;
  std::from_chars(columns[1].data(), columns[1].data() + columns[1].size(), factor);
  const auto decimals = ReadDigit(columns[2], 0, 4);
  if (!decimals) return Invalid("desimal");
  const auto numerators = ReadList(columns[3]);
  if (!numerators) return Invalid("pembilang");
  const auto denominators = ReadList(columns[4]);
  if (!denominators) return Invalid("penyebut");
  const auto ratio = measure::RatioOf(factor, *numerators, *denominators);
  if (!ratio) return "kosong";
  const auto value = ratio->Value();
  return value ? measure::FormatFixed(*value, *decimals) : "penyebut_nol";
}

std::string AnswerNumber(const Columns& columns) {
  const auto number = measure::ReadNumber(columns[1]);
  if (number) return number->ToPlain();
  const std::string& slug = number.error().slug;
  if (slug == "measure.empty") return "kosong";
  return slug == "measure.too_long" ? "terlalu_panjang" : "bukan_angka";
}

struct Kind {
  std::string_view name;
  std::size_t columns;  // with its name
  std::string (*answer)(const Columns&);
};

constexpr std::array<Kind, 4> kKinds = {{{"achievement", 5, AnswerAchievement},
                                         {"year", 8, AnswerYear},
                                         {"ratio", 5, AnswerRatio},
                                         {"number", 2, AnswerNumber}}};

std::string Answer(const Columns& columns, std::size_t bytes) {
  if (bytes > kLineBytesMax) return Invalid("panjang");
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& one) {
    return !columns.empty() && one.name == columns[0];
  });
  if (kind == kKinds.end()) return Invalid("jenis");
  return columns.size() == kind->columns ? kind->answer(columns) : Invalid("kolom");
}

}  // namespace

std::string AnswerMeasure(std::string_view line) {
  Columns columns = Split(line, '\t');
  columns.erase(std::find(columns.begin(), columns.end(), "="), columns.end());
  std::string answered;
  for (const std::string_view column : columns) answered.append(column).append("\t");
  return answered + "=\t" + Answer(columns, line.size());
}

bool AnswerMeasures(std::istream& questions, std::ostream& answers) {
  bool first = true;
  for (std::string line; std::getline(questions, line); first = false) {
    std::string_view question = line;
    if (first && question.starts_with(kUtf8Mark)) {
      answers << kUtf8Mark;
      question.remove_prefix(kUtf8Mark.size());
    }
    const bool returns = question.ends_with('\r');
    if (returns) question.remove_suffix(1);
    answers << AnswerMeasure(question) << (returns ? "\r\n" : "\n");
  }
  answers.flush();
  return answers.good();
}

int RunMeasure() {
  // A million questions are answered in seconds, not minutes.
  std::ios::sync_with_stdio(false);
  return AnswerMeasures(std::cin, std::cout) ? 0 : 1;
}

}  // namespace tepat::cli
