// SPDX-License-Identifier: Apache-2.0
// How `tepat calendar …` words a calendar and what a change of it does. Nothing here calls or
// prints.
#pragma once

#include <string>

#include "libs/worktime/calendar_file.h"
#include "libs/worktime/zone.h"
#include "tepat/timing/v1/calendar.pb.h"

namespace tepat::cli {

// Horizon, weekly hours and special days, a line each.
std::string CalendarText(const worktime::CalendarFile& file);

// What adopting a calendar would change: dates, then each visit, then how many; due instants are
// those of the zone.
std::string CalendarChangeText(const timing::v1::PreviewCalendarResponse& told,
                               const worktime::Zone& zone);

}  // namespace tepat::cli
