// SPDX-License-Identifier: Apache-2.0
// How the tool writes states and spans of time.
#pragma once

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <string>

#include "libs/worktime/zone.h"
#include "tepat/timing/v1/calendar.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::cli {

// `tepat waktu`, for people.
std::string StateName(timing::v1::VisitState state);

// `jatuh tempo 2026-11-27T16:00 menjadi 2026-11-30T16:00`; `-` where none can be told.
std::string DueMove(const timing::v1::CalendarChange& change, const worktime::Zone& zone);

// `2026-11-27T16:00:00`, as the clocks of that zone show it.
std::string LocalTime(const worktime::Zone& zone, const google::protobuf::Timestamp& time);

// `27:30:00`: hours, minutes, seconds.
std::string Hours(const google::protobuf::Duration& time);

}  // namespace tepat::cli
