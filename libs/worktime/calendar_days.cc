// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar_days.h"

#include <libical/ical.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "libs/base/instant.h"

namespace tepat::worktime {
namespace {

using nlohmann::ordered_json;
using std::chrono::days;
using std::chrono::local_days;

constexpr std::size_t kDaysMax = 1000;
constexpr std::size_t kICalendarMax = 1 << 20;
constexpr int kRecurrencesMax = 20'000;  // daily for half a century
constexpr const char* kRemove = "hapus";

std::vector<std::string> ColumnsOf(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream stream(line);
  for (std::string column; std::getline(stream, column, '\t');) columns.push_back(column);
  columns.resize(std::max<std::size_t>(columns.size(), 4));
  return columns;
}

std::optional<CalendarDay> DayIn(const std::string& line, int number, Mistakes& mistakes) {
  static const std::regex hours(
      "([0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])"
      "( [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])*");
  const auto columns = ColumnsOf(line);
  const auto date = ParseDate(columns[0]);
  if (!date) {
    mistakes.Add(number, "'" + columns[0] + "' bukan tanggal; tulis seperti 2026-08-18");
    return std::nullopt;
  }
  CalendarDay day{*date, columns[1], columns[2], columns[3], columns[1] == kRemove};
  if (day.kind.empty() || day.kind.size() > 200) {
    mistakes.Add(number, "jenis hari (kolom 2) harus 1 sampai 200 huruf");
  }
  if (!day.remove && day.hours.empty() && (day.name.empty() || day.name.size() > 200)) {
    mistakes.Add(number, "nama hari libur (kolom 3) harus 1 sampai 200 huruf");
  }
  if (!day.hours.empty() && !std::regex_match(day.hours, hours)) {
    mistakes.Add(number, "jam (kolom 4) ditulis seperti 08:00-12:00 12:30-15:00");
  }
  return day;
}

// Adds a day unless there are too many already.
bool Add(std::vector<CalendarDay>& found, CalendarDay day, Mistakes& mistakes) {
  if (found.size() == kDaysMax) {
    mistakes.Add(0, "terlalu banyak hari; paling banyak 1.000");
    return false;
  }
  found.push_back(std::move(day));
  return true;
}

local_days DateOf(const icaltimetype& time) {
  return local_days(std::chrono::year(time.year) / time.month / time.day);
}

// Reads one calendar's events.
class EventReader {
 public:
  EventReader(std::string kind, local_days from, local_days until, Mistakes& mistakes)
      : kind_(std::move(kind)), from_(from), until_(until), mistakes_(mistakes) {}

  void Read(icalcomponent* root) {
    // A file may hold one calendar, or several beside each other.
    if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) ReadEvents(root);
    for (icalcomponent* one = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
         one != nullptr; one = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)) {
      ReadEvents(one);
    }
  }

  std::vector<CalendarDay> Take() { return std::move(found_); }

 private:
  void ReadEvents(icalcomponent* calendar) {
    for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event != nullptr;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
      ReadEvent(event);
    }
  }

  void ReadEvent(icalcomponent* event) {
    ++number_;
    const char* summary = icalcomponent_get_summary(event);
    const std::string name = summary == nullptr ? "" : summary;
    const icaltimetype start = icalcomponent_get_dtstart(event);
    const std::string where = "acara ke-" + std::to_string(number_) + " ('" + name + "') ";
    if (icaltime_is_null_time(start) || !start.is_date) {
      mistakes_.Add(0, where + "bukan acara sehari penuh; hapus, atau tulis tanggal tanpa jam");
      return;
    }
    if (name.empty() || name.size() > 200) {
      mistakes_.Add(0, where + "harus bernama 1 sampai 200 huruf (SUMMARY)");
      return;
    }
    const icaltimetype end = icalcomponent_get_dtend(event);
    const local_days first = DateOf(start);
    const auto length = std::max<long>(1, (DateOf(end) - first).count());
    icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (rule == nullptr) return AddSpan(first, length, name);
    icalrecur_iterator* each = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
    if (each == nullptr) {
      mistakes_.Add(0, where + "berulang menurut aturan yang tidak dapat dibaca (RRULE)");
      return;
    }
    icaltimetype at = icalrecur_iterator_next(each);
    for (int i = 0; i < kRecurrencesMax && !icaltime_is_null_time(at) && DateOf(at) <= until_;
         ++i) {
      AddSpan(DateOf(at), length, name);
      at = icalrecur_iterator_next(each);
    }
    icalrecur_iterator_free(each);
  }

  void AddSpan(local_days first, long length, const std::string& name) {
    for (long i = 0; i < length; ++i) {
      const local_days date = first + days(i);
      if (date < from_ || date > until_) continue;
      if (!Add(found_, {date, kind_, name, "", false}, mistakes_)) return;
    }
  }

  const std::string kind_;
  const local_days from_;
  const local_days until_;
  Mistakes& mistakes_;
  int number_ = 0;
  std::vector<CalendarDay> found_;
};

// The list of a field, by date.
std::map<std::string, ordered_json> ByDate(const ordered_json& root, const char* field) {
  std::map<std::string, ordered_json> by_date;
  if (!root.contains(field)) return by_date;
  for (const auto& day : root[field]) by_date[day.value("date", "")] = day;
  return by_date;
}

ordered_json ListOf(const std::map<std::string, ordered_json>& by_date) {
  ordered_json list = ordered_json::array();
  for (const auto& [date, day] : by_date) list.push_back(day);
  return list;
}

ordered_json HoursOf(const std::string& text) {
  ordered_json hours = ordered_json::array();
  std::istringstream spans(text);
  for (std::string span; spans >> span;) hours.push_back({span.substr(0, 5), span.substr(6, 5)});
  return hours;
}

// One day a line, as people keep such files.
std::string Written(const ordered_json& root) {
  std::string text;
  for (const auto& [key, value] : root.items()) {
    text += (text.empty() ? " " : ",\n ") + ordered_json(key).dump() + ": ";
    const bool list = value.is_array();
    if (!list && !value.is_object()) {
      text += value.dump();
      continue;
    }
    std::string lines;
    for (const auto& [name, one] : value.items()) {
      lines += (lines.empty() ? "\n  " : ",\n  ");
      lines += (list ? "" : ordered_json(name).dump() + ": ") + one.dump();
    }
    text += (list ? "[" : "{") + lines + (lines.empty() ? "" : "\n ") + (list ? "]" : "}");
  }
  return "{\n" + text + "\n}\n";
}

}  // namespace

std::optional<std::vector<CalendarDay>> ParseDayList(std::string_view text, Mistakes& mistakes) {
  std::vector<CalendarDay> found;
  std::istringstream lines{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const bool heading =
        number == 1 && (line.rfind("tanggal", 0) == 0 || line.rfind("date", 0) == 0);
    if (line.empty() || line[0] == '#' || heading) continue;
    auto day = DayIn(line, number, mistakes);
    if (day && !Add(found, std::move(*day), mistakes)) break;
  }
  if (found.empty() && mistakes.empty()) mistakes.Add(0, "tidak ada satu hari pun di dalamnya");
  if (!mistakes.empty()) return std::nullopt;
  return found;
}

std::string FormatDayList(const std::vector<CalendarDay>& days) {
  std::string text;
  for (const CalendarDay& day : days) {
    text += FormatDate(day.date) + '\t' + (day.remove ? kRemove : day.kind) + '\t' + day.name +
            '\t' + day.hours + '\n';
  }
  return text;
}

std::optional<std::vector<CalendarDay>> ParseICalendar(const std::string& text,
                                                       const std::string& kind, local_days from,
                                                       local_days until, Mistakes& mistakes) {
  if (text.size() > kICalendarMax) {
    mistakes.Add(0, "berkas terlalu besar; paling banyak 1 MiB");
    return std::nullopt;
  }
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> root(
      icalparser_parse_string(text.c_str()), icalcomponent_free);
  if (root == nullptr) {
    mistakes.Add(0, "bukan berkas iCalendar (harus mulai dengan BEGIN:VCALENDAR)");
    return std::nullopt;
  }
  EventReader reader(kind, from, until, mistakes);
  reader.Read(root.get());
  auto found = reader.Take();
  if (found.empty() && mistakes.empty()) mistakes.Add(0, "tidak ada satu hari pun di dalamnya");
  if (!mistakes.empty()) return std::nullopt;
  return found;
}

std::optional<std::string> WithCompleteUntil(const std::string& file, local_days until) {
  ordered_json root = ordered_json::parse(file, nullptr, false);
  if (!root.is_object()) return std::nullopt;
  root["complete_until"] = FormatDate(until);
  return Written(root);
}

std::optional<std::string> WithDays(const std::string& file, const std::vector<CalendarDay>& days) {
  ordered_json root = ordered_json::parse(file, nullptr, false);
  if (!root.is_object()) return std::nullopt;
  auto holidays = ByDate(root, "holidays");
  auto overrides = ByDate(root, "date_overrides");
  for (const CalendarDay& day : days) {
    const std::string date = FormatDate(day.date);
    holidays.erase(date);
    overrides.erase(date);
    if (day.remove) continue;
    if (day.hours.empty()) {
      holidays[date] = {{"date", date}, {"kind", day.kind}, {"name", day.name}};
    } else {
      overrides[date] = {{"date", date}, {"hours", HoursOf(day.hours)}, {"kind", day.kind}};
    }
  }
  root["holidays"] = ListOf(holidays);
  if (!overrides.empty() || root.contains("date_overrides")) {
    root["date_overrides"] = ListOf(overrides);
  }
  return Written(root);
}

}  // namespace tepat::worktime
