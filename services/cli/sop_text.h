// SPDX-License-Identifier: Apache-2.0
// How `tepat sop evaluate` and `tepat case rebase` word what the services answer. Nothing here
// calls or prints.
#pragma once

#include <string>

#include "libs/worktime/zone.h"
#include "services/cli/table.h"
#include "tepat/timing/v1/evaluation.pb.h"
#include "tepat/timing/v1/rebase.pb.h"

namespace tepat::cli {

// How realistic each standard was, a row each.
Table TableOf(const timing::v1::EvaluateSopResponse& told);

// What following the other version would change: standards, and visits that are open; due instants
// are those of the zone.
std::string PreviewText(const timing::v1::PreviewRebaseResponse& told, const worktime::Zone& zone);

}  // namespace tepat::cli
