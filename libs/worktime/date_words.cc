// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/date_words.h"

#include <array>

namespace tepat::worktime {

std::string WeekdayWord(std::chrono::weekday day) {
  static const std::array<const char*, 7> kNames = {"Minggu", "Senin", "Selasa", "Rabu",
                                                    "Kamis",  "Jumat", "Sabtu"};
  return kNames.at(day.c_encoding());
}

std::string MonthWord(std::chrono::month month) {
  static const std::array<const char*, 12> kNames = {
      "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
      "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
  return kNames.at(static_cast<unsigned>(month) - 1);
}

std::string ShortMonthWord(std::chrono::month month) {
  // The usual short forms are the first three letters, but for August.
  return month == std::chrono::August ? "Agt" : MonthWord(month).substr(0, 3);
}

std::string LongDate(std::chrono::local_days date) {
  const std::chrono::year_month_day parts(date);
  return std::to_string(static_cast<unsigned>(parts.day())) + " " + MonthWord(parts.month()) + " " +
         std::to_string(static_cast<int>(parts.year()));
}

std::string ShortDate(std::chrono::local_days date) {
  const std::chrono::year_month_day parts(date);
  return WeekdayWord(std::chrono::weekday(date)) + " " +
         std::to_string(static_cast<unsigned>(parts.day())) + " " + ShortMonthWord(parts.month());
}

}  // namespace tepat::worktime
