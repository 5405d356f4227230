// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar_file.h"

#include <algorithm>
#include <initializer_list>

#include "libs/base/instant.h"
#include "libs/base/located_json.h"

namespace tepat::worktime {
namespace {

using std::chrono::local_days;
using std::chrono::minutes;

constexpr std::size_t kSpansPerDayMax = 8;
constexpr std::size_t kTextBytesMax = 200;
constexpr int kYearsMax = 40;  // keeps the segment table of a calendar below 1 MiB
constexpr std::array<std::string_view, 7> kDayNames = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

// Exactly that many digits and nothing else: no sign, no space, which strtol would let pass.
bool Digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
  if (text.size() < at + count) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return true;
}

// Reads the fields of one file and collects what is wrong with them.
class FileReader {
 public:
  explicit FileReader(Mistakes& mistakes) : mistakes_(mistakes) {}

  CalendarFile Read(const LocatedJson& root);

 private:
  bool Is(const LocatedJson& value, LocatedJson::Kind kind, const char* what);
  void RefuseUnknown(const LocatedJson& object, std::initializer_list<std::string_view> known);
  const LocatedJson* Member(const LocatedJson& object, const char* key);
  std::string Text(const LocatedJson& object, const char* key, bool required);
  std::optional<local_days> Date(const LocatedJson& value);
  std::optional<local_days> DateMember(const LocatedJson& object, const char* key);
  std::optional<minutes> TimeOfDay(const LocatedJson& value);
  DayHours ReadHours(const LocatedJson& value);
  void ReadWeekly(const LocatedJson& value, CalendarFile& file);
  void ReadHolidays(const LocatedJson& value, CalendarFile& file);
  void ReadOverrides(const LocatedJson& value, CalendarFile& file);
  void ReadRange(const LocatedJson& root, CalendarFile& file);

  Mistakes& mistakes_;
};

bool FileReader::Is(const LocatedJson& value, LocatedJson::Kind kind, const char* what) {
  if (value.kind == kind) return true;
  mistakes_.Add(value.line, std::string("di sini harus ada ") + what);
  return false;
}

void FileReader::RefuseUnknown(const LocatedJson& object,
                               std::initializer_list<std::string_view> known) {
  for (const LocatedJson& value : object.items) {
    if (std::find(known.begin(), known.end(), value.key) == known.end()) {
      mistakes_.Add(value.line,
                    "isian '" + value.key + "' tidak dikenal; hapus atau perbaiki ejaannya");
      // Other readers of JSON take the last of two, silently.
    } else if (object.Find(value.key) != &value) {
      mistakes_.Add(value.line, "isian '" + value.key + "' ditulis dua kali; hapus salah satu");
    }
  }
}

const LocatedJson* FileReader::Member(const LocatedJson& object, const char* key) {
  const LocatedJson* value = object.Find(key);
  if (value == nullptr) {
    mistakes_.Add(object.line, std::string("isian '") + key + "' belum ada; tambahkan");
  }
  return value;
}

std::string FileReader::Text(const LocatedJson& object, const char* key, bool required) {
  const LocatedJson* value = required ? Member(object, key) : object.Find(key);
  if (value == nullptr || !Is(*value, LocatedJson::Kind::kString, "teks dalam tanda kutip")) {
    return "";
  }
  if (value->text.size() > kTextBytesMax || (required && value->text.empty())) {
    mistakes_.Add(value->line, std::string("isian '") + key + "' harus 1 sampai 200 huruf");
  }
  return value->text;
}

std::optional<local_days> FileReader::Date(const LocatedJson& value) {
  if (!Is(value, LocatedJson::Kind::kString, "tanggal seperti \"2026-08-17\"")) return std::nullopt;
  const auto date = ParseDate(value.text);
  if (date) return *date;
  mistakes_.Add(value.line, "'" + value.text + "' bukan tanggal; tulis seperti 2026-08-17");
  return std::nullopt;
}

std::optional<local_days> FileReader::DateMember(const LocatedJson& object, const char* key) {
  const LocatedJson* value = Member(object, key);
  return value == nullptr ? std::nullopt : Date(*value);
}

std::optional<minutes> FileReader::TimeOfDay(const LocatedJson& value) {
  if (!Is(value, LocatedJson::Kind::kString, "jam seperti \"07:30\"")) return std::nullopt;
  int hour = 0;
  int minute = 0;
  const std::string& text = value.text;
  const bool shaped = text.size() == 5 && text[2] == ':' && Digits(text, 0, 2, hour) &&
                      Digits(text, 3, 2, minute) && minute < 60 && hour * 60 + minute <= 24 * 60;
  if (!shaped) {
    mistakes_.Add(value.line, "'" + text + "' bukan jam; tulis dari 00:00 sampai 24:00");
    return std::nullopt;
  }
  return minutes(hour * 60 + minute);
}

DayHours FileReader::ReadHours(const LocatedJson& value) {
  DayHours hours;
  if (!Is(value, LocatedJson::Kind::kArray, "daftar jam seperti [[\"07:30\", \"12:00\"]]")) {
    return hours;
  }
  if (value.items.size() > kSpansPerDayMax) {
    mistakes_.Add(value.line, "terlalu banyak rentang jam dalam sehari; paling banyak 8");
    return hours;
  }
  for (const LocatedJson& item : value.items) {
    if (item.kind != LocatedJson::Kind::kArray || item.items.size() != 2) {
      mistakes_.Add(item.line, "rentang jam harus berisi dua jam: buka dan tutup");
      continue;
    }
    const auto open = TimeOfDay(item.items[0]);
    const auto close = TimeOfDay(item.items[1]);
    if (!open || !close) continue;
    if (*close <= *open) {
      mistakes_.Add(item.line, "jam tutup harus setelah jam buka");
      // In order and apart, because worked time is summed up span by span; touching spans are
      // fine.
    } else if (!hours.empty() && *open < hours.back().close) {
      mistakes_.Add(item.line, "rentang jam bertumpuk atau tidak berurutan");
    } else {
      hours.push_back({*open, *close});
    }
  }
  return hours;
}

void FileReader::ReadWeekly(const LocatedJson& value, CalendarFile& file) {
  if (!Is(value, LocatedJson::Kind::kObject, "jam kerja per hari: {\"mon\": …}")) return;
  RefuseUnknown(value, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
  for (std::size_t day = 0; day < kDayNames.size(); ++day) {
    const LocatedJson* hours = value.Find(kDayNames[day]);
    if (hours != nullptr) file.weekly[day] = ReadHours(*hours);
  }
}

void FileReader::ReadHolidays(const LocatedJson& value, CalendarFile& file) {
  if (!Is(value, LocatedJson::Kind::kArray, "daftar hari libur")) return;
  for (const LocatedJson& item : value.items) {
    if (!Is(item, LocatedJson::Kind::kObject,
            "hari libur: {\"date\": …, \"kind\": …, \"name\": …}")) {
      continue;
    }
    RefuseUnknown(item, {"date", "kind", "name"});
    const auto date = DateMember(item, "date");
    Holiday holiday{Text(item, "kind", false), Text(item, "name", false)};
    // Two names for one date: one of them would vanish from people's calendars.
    if (date && !file.holidays.emplace(*date, std::move(holiday)).second) {
      mistakes_.Add(item.line, "hari libur ini ditulis dua kali; gabungkan namanya");
    }
  }
}

void FileReader::ReadOverrides(const LocatedJson& value, CalendarFile& file) {
  if (!Is(value, LocatedJson::Kind::kArray, "daftar jam khusus per tanggal")) return;
  for (const LocatedJson& item : value.items) {
    if (!Is(item, LocatedJson::Kind::kObject, "jam khusus: {\"date\": …, \"hours\": …}")) continue;
    RefuseUnknown(item, {"date", "hours", "kind", "name"});
    const auto date = DateMember(item, "date");
    const LocatedJson* hours = Member(item, "hours");
    DateOverride entry{hours == nullptr ? DayHours{} : ReadHours(*hours),
                       Text(item, "kind", false)};
    if (date && !file.date_overrides.emplace(*date, std::move(entry)).second) {
      mistakes_.Add(item.line, "tanggal ini sudah mempunyai jam khusus; hapus salah satu");
    }
  }
}

void FileReader::ReadRange(const LocatedJson& root, CalendarFile& file) {
  const auto from = DateMember(root, "complete_from");
  const auto until = DateMember(root, "complete_until");
  if (!from || !until) return;
  file.complete_from = *from;
  file.complete_until = *until;
  const int line = root.Find("complete_until")->line;
  if (*until < *from) {
    mistakes_.Add(line, "'complete_until' tidak boleh sebelum 'complete_from'");
  } else if (*until - *from > std::chrono::days(366) * kYearsMax) {
    mistakes_.Add(line, "rentang kalender terlalu panjang; paling lama 40 tahun");
  }
}

CalendarFile FileReader::Read(const LocatedJson& root) {
  CalendarFile file;
  if (!Is(root, LocatedJson::Kind::kObject, "kalender: {\"id\": …}")) return file;
  RefuseUnknown(root, {"id", "time_zone", "complete_from", "complete_until", "weekly", "holidays",
                       "date_overrides", "source"});
  file.id = Text(root, "id", true);
  file.time_zone = Text(root, "time_zone", true);
  ReadRange(root, file);
  if (const LocatedJson* weekly = Member(root, "weekly")) ReadWeekly(*weekly, file);
  if (const LocatedJson* holidays = Member(root, "holidays")) ReadHolidays(*holidays, file);
  if (const LocatedJson* overrides = root.Find("date_overrides")) ReadOverrides(*overrides, file);
  return file;
}

}  // namespace

std::span<const Hours> CalendarFile::HoursOf(local_days date) const {
  // An override wins over a holiday: an office that works on one writes its hours.
  const auto entry = date_overrides.find(date);
  if (entry != date_overrides.end()) return entry->second.hours;
  if (holidays.contains(date)) return {};
  const std::chrono::weekday day(date);
  return weekly[day.iso_encoding() - 1];
}

std::optional<CalendarFile> ParseCalendarFile(std::string_view text, Mistakes& mistakes) {
  const auto root = ParseLocatedJson(text, mistakes);
  if (!root) return std::nullopt;
  CalendarFile file = FileReader(mistakes).Read(*root);
  // With a mistake anywhere there is no calendar: half of one would date deadlines wrongly.
  if (!mistakes.empty()) return std::nullopt;
  return file;
}

}  // namespace tepat::worktime
