// SPDX-License-Identifier: Apache-2.0
// The plan as an office writes it: tepat.plan.v1.Plan in protobuf text format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/base/mistake.h"
#include "libs/plan/plan_check.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// Bytes and lines of a plan file at most: sixty indicators for twelve units need about half.
inline constexpr std::size_t kPlanBytesMax = std::size_t{256} * 1024;
inline constexpr std::size_t kPlanLinesMax = 20'000;

// Reads and checks a whole plan file. Every mistake is added with its line, in the file's order;
// on any, nothing is returned. Unknown fields are mistakes too. Any thread.
std::optional<v1::Plan> ParsePlanFile(std::string_view text, const PlanContext& context,
                                      Mistakes& mistakes);

// Reads a plan file without judging it: for one that was judged when it was taken. Nothing, with
// mistakes added, when it cannot be read.
std::optional<v1::Plan> ReadPlanFile(std::string_view text, Mistakes& mistakes);

// A plan as a file, as an office would write it: for plans that came otherwise. ReadPlanFile reads
// it back as the same message.
std::string WritePlanFile(const v1::Plan& plan);

}  // namespace tepat::plan
