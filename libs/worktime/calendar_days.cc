// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar_days.h"

#include <libical/ical.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "libs/base/instant.h"
#include "libs/base/outside_json.h"
#include "libs/base/outside_text.h"

namespace tepat::worktime {
namespace {

using nlohmann::ordered_json;
using std::chrono::days;
using std::chrono::local_days;

constexpr std::size_t kDaysMax = 1000;
// A feed of 40 years with all its properties has a tenth of that.
constexpr TextLimits kFileMax = {.bytes_max = 1 << 20, .lines_max = 100'000};
constexpr std::size_t kShownMax = 60;                   // of a wrong value that a mistake quotes
constexpr std::size_t kHoursMax = std::size_t{8} * 12;  // eight spans, as in the calendar file
constexpr int kRecurrencesMax = 20'000;                 // daily for half a century
constexpr const char* kRemove = "hapus";

std::vector<std::string> ColumnsOf(std::string_view line) {
  std::vector<std::string> columns;
  for (std::size_t end = 0; end != std::string_view::npos && columns.size() < 4;) {
    end = line.find('\t');
    columns.emplace_back(line.substr(0, end));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  }
  columns.resize(4);
  return columns;
}

// `08:00`, at least in its shape; the calendar's own reader checks the rest.
bool IsTime(std::string_view text) {
  const auto between = [&](std::size_t at, char low, char high) {
    return text[at] >= low && text[at] <= high;
  };
  return text.size() == 5 && between(0, '0', '2') && between(1, '0', '9') && text[2] == ':' &&
         between(3, '0', '5') && between(4, '0', '9');
}

// `08:00-12:00 12:30-15:00`. By hand: a pattern of the standard library takes a stack frame for
// each repetition, so that a long enough line would end the process.
bool IsHours(std::string_view text) {
  if (text.size() > kHoursMax) return false;
  for (;;) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view span = text.substr(0, end);
    if (span.size() != 11 || span[5] != '-' || !IsTime(span.substr(0, 5)) ||
        !IsTime(span.substr(6))) {
      return false;
    }
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

std::optional<CalendarDay> DayIn(std::string_view line, int number, Mistakes& mistakes) {
  const auto columns = ColumnsOf(line);
  const auto date = ParseDate(columns[0]);
  if (!date) {
    mistakes.Add(number, "'" + ShownText(columns[0], kShownMax) +
                             "' bukan tanggal; tulis seperti 2026-08-18");
    return std::nullopt;
  }
  CalendarDay day{*date, columns[1], columns[2], columns[3], columns[1] == kRemove};
  if (day.kind.empty() || day.kind.size() > 200) {
    mistakes.Add(number, "jenis hari (kolom 2) harus 1 sampai 200 huruf");
  }
  if (!day.remove && day.hours.empty() && (day.name.empty() || day.name.size() > 200)) {
    mistakes.Add(number, "nama hari libur (kolom 3) harus 1 sampai 200 huruf");
  }
  if (!day.hours.empty() && !IsHours(day.hours)) {
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

  // Only what lies in the wanted time is walked: an event may claim to last for thousands of years,
  // and to come again each day.
  void AddSpan(local_days first, long length, const std::string& name) {
    const local_days end = std::min(first + days(length), until_ + days(1));
    for (local_days date = std::max(first, from_); date < end; date += days(1)) {
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

// libical takes a text with a blank first line for none.
std::string WithoutBlankLines(std::string_view text) {
  std::string lines;
  for (const OutsideLine& line : LinesIn(text)) lines.append(line.text) += "\r\n";
  return lines;
}

// The list of a field, by date.
std::map<std::string, ordered_json> ByDate(const ordered_json& root, const char* field) {
  std::map<std::string, ordered_json> by_date;
  if (!root.contains(field)) return by_date;
  for (const auto& day : root[field]) by_date[TextIn(day, "date")] = day;
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
    text += (text.empty() ? " " : ",\n ") + WriteJson(ordered_json(key)) + ": ";
    const bool list = value.is_array();
    if (!list && !value.is_object()) {
      text += WriteJson(value);
      continue;
    }
    std::string lines;
    for (const auto& [name, one] : value.items()) {
      lines += (lines.empty() ? "\n  " : ",\n  ");
      lines += (list ? "" : WriteJson(ordered_json(name)) + ": ") + WriteJson(one);
    }
    text += (list ? "[" : "{") + lines + (lines.empty() ? "" : "\n ") + (list ? "]" : "}");
  }
  return "{\n" + text + "\n}\n";
}

}  // namespace

std::optional<std::vector<CalendarDay>> ParseDayList(std::string_view text, Mistakes& mistakes) {
  const auto read = ReadOutsideText(text, kFileMax, mistakes);
  if (!read) return std::nullopt;
  std::vector<CalendarDay> found;
  for (const OutsideLine& line : LinesIn(*read)) {
    const bool heading =
        line.number == 1 && (line.text.starts_with("tanggal") || line.text.starts_with("date"));
    if (line.text[0] == '#' || heading) continue;
    auto day = DayIn(line.text, line.number, mistakes);
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

bool IsICalendar(std::string_view text) {
  constexpr std::string_view kBegin = "BEGIN:VCALENDAR";
  // Whatever stands before the first letter: a byte order mark, blank lines.
  const auto begin = std::find_if(text.begin(), text.end(),
                                  [](unsigned char c) { return c < 0x80 && std::isgraph(c) != 0; });
  const std::string_view rest(begin, text.end());
  return rest.size() >= kBegin.size() &&
         std::equal(kBegin.begin(), kBegin.end(), rest.begin(),
                    [](char a, unsigned char b) { return a == std::toupper(b); });
}

std::optional<std::vector<CalendarDay>> ParseICalendar(std::string_view text,
                                                       const std::string& kind, local_days from,
                                                       local_days until, Mistakes& mistakes) {
  const auto read = ReadOutsideText(text, kFileMax, mistakes);
  if (!read) return std::nullopt;
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> root(
      icalparser_parse_string(WithoutBlankLines(*read).c_str()), icalcomponent_free);
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
  auto root = ReadOrderedJson(file);
  if (!root || !root->is_object()) return std::nullopt;
  (*root)["complete_until"] = FormatDate(until);
  return Written(*root);
}

std::optional<std::string> WithDays(const std::string& file, const std::vector<CalendarDay>& days) {
  auto read = ReadOrderedJson(file);
  if (!read || !read->is_object()) return std::nullopt;
  ordered_json& root = *read;
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
