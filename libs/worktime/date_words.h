// SPDX-License-Identifier: Apache-2.0
// Names of days and months for people, in Indonesian.
#pragma once

#include <chrono>
#include <string>

namespace tepat::worktime {

// `Senin`.
std::string WeekdayWord(std::chrono::weekday day);

// `November`, and `Nov`.
std::string MonthWord(std::chrono::month month);
std::string ShortMonthWord(std::chrono::month month);

// `23 November 2026`.
std::string LongDate(std::chrono::local_days date);

// `Senin 23 Nov`.
std::string ShortDate(std::chrono::local_days date);

}  // namespace tepat::worktime
