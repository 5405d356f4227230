// SPDX-License-Identifier: Apache-2.0
// How the tool writes states and spans of time.
#pragma once

#include <google/protobuf/duration.pb.h>

#include <string>

#include "tepat/timing/v1/visit.pb.h"

namespace tepat::cli {

// `tepat waktu`, for people.
std::string StateName(timing::v1::VisitState state);

// `27:30:00`: hours, minutes, seconds.
std::string Hours(const google::protobuf::Duration& time);

}  // namespace tepat::cli
