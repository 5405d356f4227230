// SPDX-License-Identifier: Apache-2.0
#include "services/cli/calendar_text.h"

#include <fmt/format.h>

#include <span>

#include "libs/worktime/date_words.h"
#include "services/cli/words.h"

namespace tepat::cli {
namespace {

std::string HoursText(std::span<const worktime::Hours> hours) {
  std::string text;
  for (const worktime::Hours& span : hours) {
    text +=
        fmt::format("{}{:02}:{:02}-{:02}:{:02}", text.empty() ? "" : " ", span.open.count() / 60,
                    span.open.count() % 60, span.close.count() / 60, span.close.count() % 60);
  }
  return text.empty() ? "libur" : text;
}

std::string DateText(std::chrono::local_days date) {
  return worktime::ShortDate(date) + " " +
         std::to_string(static_cast<int>(std::chrono::year_month_day(date).year()));
}

std::string ChangeLine(const timing::v1::CalendarChange& change, const worktime::Zone& zone) {
  std::string line = fmt::format("{} {}.{} {}: {}; {}", change.case_id(), change.step(),
                                 change.visit(), change.open() ? "berjalan" : "selesai",
                                 DueMove(change, zone), StateName(change.state_before()));
  if (change.state_after() != change.state_before()) {
    line += " menjadi " + StateName(change.state_after());
  }
  return line + "\n";
}

}  // namespace

std::string CalendarText(const worktime::CalendarFile& file) {
  std::string text =
      fmt::format("Kalender {} ({}), lengkap {} sampai {}\n", file.id, file.time_zone,
                  DateText(file.complete_from), DateText(file.complete_until));
  // Monday first, as the file has it; std::chrono counts from Sunday.
  for (unsigned day = 0; day < 7; ++day) {
    text += fmt::format("  {:<7} {}\n", worktime::WeekdayWord(std::chrono::weekday(day + 1)),
                        HoursText(file.weekly.at(day)));
  }
  for (const auto& [date, holiday] : file.holidays) {
    text += fmt::format("{:<16} {:<13} {}\n", DateText(date), holiday.kind, holiday.name);
  }
  for (const auto& [date, special] : file.date_overrides) {
    text +=
        fmt::format("{:<16} {:<13} {}\n", DateText(date), special.kind, HoursText(special.hours));
  }
  return text;
}

std::string CalendarChangeText(const timing::v1::PreviewCalendarResponse& told,
                               const worktime::Zone& zone) {
  std::string dates;
  for (const std::string& date : told.changed_dates()) dates += " " + date;
  std::string text =
      fmt::format("Kalender {} menjadi versi {}. Tanggal yang berubah:{}\n", told.calendar_id(),
                  told.version(), dates.empty() ? " tidak ada" : dates);
  for (const auto& change : told.changes()) text += ChangeLine(change, zone);
  return text +
         fmt::format(
             "{} langkah berjalan bergeser, {} langkah selesai akan tercatat lain di samping "
             "penilaiannya, {} berubah keadaan. Belum ada yang diubah.\n",
             told.open_visits(), told.closed_visits(), told.verdicts());
}

}  // namespace tepat::cli
