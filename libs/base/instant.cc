// SPDX-License-Identifier: Apache-2.0
#include "libs/base/instant.h"

#include <cstdio>
#include <optional>

namespace tepat {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Walks over the text; each Take… either consumes what it promises or fails for good.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  bool TakeChar(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<int> TakeDigits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  // One to six decimals, as microseconds.
  std::optional<int> TakeDecimals() {
    int value = 0;
    int count = 0;
    while (count < 6 && !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
      ++count;
    }
    if (count == 0) return std::nullopt;
    for (; count < 6; ++count) value *= 10;
    return value;
  }

  bool Done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::sys_days> TakeDate(Cursor& cursor) {
  const auto year = cursor.TakeDigits(4);
  if (!year || !cursor.TakeChar('-')) return std::nullopt;
  const auto month = cursor.TakeDigits(2);
  if (!month || !cursor.TakeChar('-')) return std::nullopt;
  const auto day = cursor.TakeDigits(2);
  // Before 1970 nothing of ours happened: such a date is a slip of the hand.
  if (!day || *year < 1970) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<Micros> TakeTimeOfDay(Cursor& cursor) {
  const auto hour = cursor.TakeDigits(2);
  if (!hour || !cursor.TakeChar(':')) return std::nullopt;
  const auto minute = cursor.TakeDigits(2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  Micros time = hours(*hour) + minutes(*minute);
  if (cursor.TakeChar(':')) {
    const auto second = cursor.TakeDigits(2);
    if (!second || *second > 59) return std::nullopt;
    time += seconds(*second);
    if (cursor.TakeChar('.')) {
      const auto decimals = cursor.TakeDecimals();
      if (!decimals) return std::nullopt;
      time += Micros(*decimals);
    }
  }
  return time;
}

std::optional<minutes> TakeOffset(Cursor& cursor) {
  if (cursor.TakeChar('Z')) return minutes(0);
  const bool west = cursor.TakeChar('-');
  if (!west && !cursor.TakeChar('+')) return std::nullopt;
  const auto hour = cursor.TakeDigits(2);
  if (!hour) return std::nullopt;
  cursor.TakeChar(':');
  const auto minute = cursor.TakeDigits(2);
  if (!minute || *hour > 18 || *minute > 59) return std::nullopt;
  const minutes offset = hours(*hour) + minutes(*minute);
  return west ? -offset : offset;
}

}  // namespace

Result<Instant> ParseInstant(std::string_view text) {
  const auto malformed = [&] {
    return Fail(Code::kInvalid, "instant.malformed",
                "not ISO 8601 with an offset: '" + std::string(text.substr(0, 40)) + "'");
  };
  Cursor cursor(text);
  const auto date = TakeDate(cursor);
  if (!date || !(cursor.TakeChar('T') || cursor.TakeChar(' '))) return malformed();
  const auto time = TakeTimeOfDay(cursor);
  if (!time) return malformed();
  const auto offset = TakeOffset(cursor);
  if (!offset || !cursor.Done()) return malformed();
  return Instant(*date) + *time - *offset;
}

Result<std::chrono::local_days> ParseDate(std::string_view text) {
  Cursor cursor(text);
  const auto date = TakeDate(cursor);
  if (date && cursor.Done()) return std::chrono::local_days(date->time_since_epoch());
  return Fail(Code::kInvalid, "instant.malformed_date",
              "'" + std::string(text.substr(0, 40)) + "' is not a date");
}

std::string FormatInstant(Instant instant) {
  const auto date = std::chrono::floor<days>(instant);
  const std::chrono::year_month_day ymd(date);
  const std::chrono::hh_mm_ss<Micros> time(instant - date);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int(ymd.year()),
                unsigned(ymd.month()), unsigned(ymd.day()), int(time.hours().count()),
                int(time.minutes().count()), int(time.seconds().count()),
                int(time.subseconds().count()));
  return text;
}

std::string FormatInstantAt(Instant instant, seconds offset) {
  const auto local = std::chrono::floor<seconds>(instant) + offset;
  const auto date = std::chrono::floor<days>(local);
  const std::chrono::year_month_day ymd(date);
  const std::chrono::hh_mm_ss<seconds> time(local - date);
  const auto shift = std::chrono::duration_cast<minutes>(offset < seconds(0) ? -offset : offset);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d%c%02d:%02d", int(ymd.year()),
                unsigned(ymd.month()), unsigned(ymd.day()), int(time.hours().count()),
                int(time.minutes().count()), int(time.seconds().count()),
                offset < seconds(0) ? '-' : '+', int(shift.count() / 60), int(shift.count() % 60));
  return text;
}

std::string FormatDate(std::chrono::local_days date) {
  return FormatInstant(Instant(date.time_since_epoch())).substr(0, 10);
}

}  // namespace tepat
