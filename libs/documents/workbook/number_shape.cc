// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/number_shape.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

namespace tepat::workbook {
namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;
constexpr std::int64_t kDayMax = 2'958'465;  // 9999-12-31, counted from 1900
constexpr std::int64_t kNeverWas = 60;       // 1900-02-29 of the first spreadsheets

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool IsDateLetter(char c) { return std::string_view("ymdhs").find(Lower(c)) < 5; }

// `[h]`, `[mm]`, `[ss]`: other brackets hold a colour, a condition, a currency or a language.
bool IsElapsed(std::string_view bracket) {
  if (bracket.empty() || std::string_view("hms").find(Lower(bracket.front())) > 2) return false;
  return std::all_of(bracket.begin(), bracket.end(),
                     [&](char c) { return Lower(c) == Lower(bracket.front()); });
}

// Where the piece that begins at `at` and is no letter of a date ends; `at` when none begins.
std::size_t EndOfLiteral(std::string_view format, std::size_t at) {
  switch (format[at]) {
    case '"':
      return std::min(format.find('"', at + 1), format.size() - 1) + 1;
    case '[':
      return std::min(format.find(']', at), format.size() - 1) + 1;
    case '\\':  // the next character as it is
    case '_':   // as much space as the next character
    case '*':   // the next character again and again
      return std::min(at + 2, format.size());
    default:
      return at;
  }
}

std::string Two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string TimeText(std::int64_t seconds) {
  return Two(seconds / 3600) + ":" + Two(seconds / 60 % 60) + ":" + Two(seconds % 60);
}

std::string DayText(std::int64_t days, DateSystem system) {
  using std::chrono::sys_days;
  using namespace std::chrono_literals;
  if (system == DateSystem::k1900 && days == kNeverWas) return "1900-02-29";
  sys_days zero = 1904y / 1 / 1;
  if (system == DateSystem::k1900) zero = sys_days(1899y / 12 / (days < kNeverWas ? 31 : 30));
  const std::chrono::year_month_day day(zero + std::chrono::days(days));
  return std::to_string(int{day.year()}) + "-" + Two(unsigned{day.month()}) + "-" +
         Two(unsigned{day.day()});
}

// Seconds of the fraction of a day that stands behind the point, to the nearest.
std::int64_t SecondsIn(std::string_view fraction) {
  // 14 digits: the product with the seconds of a day fits, and a digit is a nanosecond.
  constexpr std::size_t kDigits = 14;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  for (const char digit : fraction.substr(0, kDigits)) {
    numerator = numerator * 10 + (digit - '0');
    denominator *= 10;
  }
  return (numerator * kSecondsOfDay + denominator / 2) / denominator;
}

// The number that two digits at `at` make; -1 where they do not stand.
int TwoAt(std::string_view text, std::size_t at) {
  int number = 0;
  for (std::size_t i = at; i < at + 2; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

// `08:30` or `08:30:15`, a fraction and `Z` behind it; empty when it is none of these.
std::string IsoTime(std::string_view text) {
  const int hour = TwoAt(text, 0);
  const int minute = TwoAt(text, 3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[2] != ':') return "";
  text.remove_prefix(5);
  int second = 0;
  if (text.starts_with(':')) {
    second = TwoAt(text, 1);
    if (second < 0 || second > 59) return "";
    text.remove_prefix(3);
    const std::size_t end = text.starts_with('.') ? text.find_first_not_of("0123456789", 1) : 0;
    text.remove_prefix(std::min(end, text.size()));
  }
  if (!text.empty() && text != "Z") return "";
  return TimeText(hour * 3600 + minute * 60 + second);
}

}  // namespace

NumberShape ShapeOfFormat(std::string_view format) {
  NumberShape shape = NumberShape::kPlain;
  for (std::size_t at = 0; at < format.size() && format[at] != ';';) {
    const std::size_t end = EndOfLiteral(format, at);
    if (end == at) {
      if (IsDateLetter(format[at])) shape = NumberShape::kDate;
      if (format[at] == '%' && shape == NumberShape::kPlain) shape = NumberShape::kPercent;
      ++at;
      continue;
    }
    if (format[at] == '[' && IsElapsed(format.substr(at + 1, end - at - 2))) {
      return NumberShape::kElapsed;
    }
    at = end;
  }
  return shape;
}

NumberShape ShapeOfBuiltIn(int format_id) {
  const auto within = [&](int first, int last) { return format_id >= first && format_id <= last; };
  if (format_id == 9 || format_id == 10) return NumberShape::kPercent;  // 0% and 0.00%
  if (format_id == 46) return NumberShape::kElapsed;                    // [h]:mm:ss
  const bool date = within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58);
  return date ? NumberShape::kDate : NumberShape::kPlain;
}

std::optional<std::string> DateText(std::string_view decimal, NumberShape shape,
                                    DateSystem system) {
  if (shape == NumberShape::kPlain || shape == NumberShape::kPercent) return std::nullopt;
  std::int64_t days = 0;
  const auto [end, error] = std::from_chars(decimal.data(), decimal.data() + decimal.size(), days);
  if (error != std::errc() || decimal.starts_with('-') || days > kDayMax) return std::nullopt;
  const auto point = static_cast<std::size_t>(end - decimal.data());
  std::int64_t seconds =
      point < decimal.size() ? SecondsIn(decimal.substr(point + 1)) : std::int64_t{0};
  if (seconds == kSecondsOfDay) {
    ++days;
    seconds = 0;
  }
  if (shape == NumberShape::kElapsed) return TimeText(days * kSecondsOfDay + seconds);
  // Counted from 1900 day 0 is no day; counted from 1904 it is one, but nobody types it with a
  // time.
  if (days == 0 && (seconds > 0 || system == DateSystem::k1900)) return TimeText(seconds);
  // Rounding, and the later beginning, may both pass the last day.
  if (days + (system == DateSystem::k1904 ? 1462 : 0) > kDayMax) return std::nullopt;
  const std::string day = DayText(days, system);
  return seconds == 0 ? day : day + "T" + TimeText(seconds);
}

std::optional<std::string> IsoDateText(std::string_view text) {
  if (text.find('-') == std::string_view::npos) {
    const std::string time = IsoTime(text);
    return time.empty() ? std::nullopt : std::optional(time);
  }
  const int century = TwoAt(text, 0);
  const int year = TwoAt(text, 2);
  const int month = TwoAt(text, 5);
  const int day = TwoAt(text, 8);
  if (century < 0 || year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(century * 100 + year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok() || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::string days(text.substr(0, 10));
  if (text.size() == 10) return days;
  const std::string time = text[10] == 'T' ? IsoTime(text.substr(11)) : "";
  if (time.empty()) return std::nullopt;
  return time == "00:00:00" ? days : days + "T" + time;
}

}  // namespace tepat::workbook
