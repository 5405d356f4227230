// SPDX-License-Identifier: Apache-2.0
#include "libs/page/time_words.h"

#include <fmt/format.h>

#include "libs/page/phrases.h"
#include "libs/worktime/date_words.h"

namespace tepat::page {

std::string TimeWords::AbbreviationOf(const std::string& time_zone) {
  static const Phrases kZones = {{"Asia/Jakarta", "WIB"},
                                 {"Asia/Pontianak", "WIB"},
                                 {"Asia/Makassar", "WITA"},
                                 {"Asia/Jayapura", "WIT"}};
  return Find(kZones, time_zone, time_zone);
}

// By the zone's own text: the offset of that instant, were it to change one day.
std::chrono::seconds TimeWords::OffsetAt(Instant at) const {
  const auto local = *ParseInstant(zone_.Format(at).substr(0, 19) + "Z");
  return std::chrono::duration_cast<std::chrono::seconds>(
      local - std::chrono::floor<std::chrono::seconds>(at));
}

TimeWords::Parts TimeWords::PartsOf(Instant at) const {
  const auto local = std::chrono::floor<std::chrono::minutes>(at + OffsetAt(at));
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const auto minutes = static_cast<int>((local - day).count());
  return {std::chrono::year_month_day(day), std::chrono::weekday(day), minutes / 60, minutes % 60};
}

std::string TimeWords::Long(Instant at) const {
  const Parts parts = PartsOf(at);
  return fmt::format("{}, {} {} {} pukul {:02}.{:02} {}", worktime::WeekdayWord(parts.weekday),
                     static_cast<unsigned>(parts.date.day()),
                     worktime::MonthWord(parts.date.month()), static_cast<int>(parts.date.year()),
                     parts.hour, parts.minute, abbreviation_);
}

std::string TimeWords::Short(Instant at, Instant now) const {
  const Parts parts = PartsOf(at);
  std::string time = fmt::format("{:02}.{:02}", parts.hour, parts.minute);
  const auto today = PartsOf(now).date;
  if (parts.date == today) return time;
  const std::string day = fmt::format("{} {}", static_cast<unsigned>(parts.date.day()),
                                      worktime::ShortMonthWord(parts.date.month()));
  if (parts.date.year() == today.year()) return day + " " + time;
  return fmt::format("{} {} {}", day, static_cast<int>(parts.date.year()), time);
}

std::string TimeWords::Date(const std::string& iso) {
  const auto date = ParseDate(iso);
  if (!date) return iso;
  return worktime::WeekdayWord(std::chrono::weekday(*date)) + ", " + worktime::LongDate(*date);
}

std::string TimeWords::IsoDate(Instant at) const { return zone_.Format(at).substr(0, 10); }

std::string TimeWords::Field(Instant at) const { return zone_.Format(at).substr(0, 16); }

Result<Instant> TimeWords::FromField(const std::string& text) const {
  TEPAT_ASSIGN(const Instant local, ParseInstant(text + (text.size() == 16 ? ":00Z" : "Z")));
  // Twice: the offset of a local time is known only once its instant is.
  return local - OffsetAt(local - OffsetAt(local));
}

Instant TimeWords::StartOfDay(Instant at) const {
  const auto offset = OffsetAt(at);
  return std::chrono::floor<std::chrono::days>(at + offset) - offset;
}

// Whole minutes, downwards: nobody is told that more time is left than is.
std::string Span(std::chrono::seconds time) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time).count();
  if (minutes < 1) return fmt::format("{} detik", time.count());
  if (minutes < 60) return fmt::format("{} menit", minutes);
  if (minutes % 60 == 0) return fmt::format("{} jam", minutes / 60);
  return fmt::format("{} jam {} menit", minutes / 60, minutes % 60);
}

std::string Span(const google::protobuf::Duration& time) {
  return Span(std::chrono::seconds(time.seconds()));
}

http::Html Moment(const TimeWords& times, Instant at, Instant now) {
  return http::Fill(R"(<time datetime="{}" title="{}">{}</time>)", FormatInstant(at),
                    times.Long(at), times.Short(at, now));
}

}  // namespace tepat::page
