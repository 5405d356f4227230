// SPDX-License-Identifier: Apache-2.0
// The services of Tepat, and which of them serves which step of the SOP: the one list of each.
// Scripts read the same lists from deploy/services; a test holds the two together.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tepat::sop {

// The steps that one service serves, from the first to the last.
struct StepService {
  std::string_view service;  // as in its folder, its program and its source: `data-collection`
  int first_step = 0;
  int last_step = 0;
};

// In the order in which a case passes them.
inline constexpr std::array<StepService, 4> kStepServices = {{{"correspondence", 1, 2},
                                                              {"disposition", 3, 3},
                                                              {"data-collection", 4, 5},
                                                              {"submission", 6, 7}}};

// Those that keep a journal which others read and which a backup holds. In the order in which they
// start: each finds those before it that it reads.
inline constexpr std::array<std::string_view, 6> kJournalServices = {
    "office", "correspondence", "disposition", "data-collection", "submission", "timing"};

// All that run: the portal too, whose data are made of the others' journals.
inline constexpr std::array<std::string_view, 7> kServices = {
    "office", "correspondence", "disposition", "data-collection", "submission", "timing", "portal"};

// Whether one of them has that name.
constexpr bool IsService(std::string_view name) {
  return std::find(kServices.begin(), kServices.end(), name) != kServices.end();
}

// Whether it serves steps.
constexpr bool IsStepService(std::string_view name) {
  return std::any_of(kStepServices.begin(), kStepServices.end(),
                     [&](const StepService& each) { return each.service == name; });
}

// Which one serves a step; nothing for a step that none of ours serves.
constexpr std::optional<std::string_view> FindServiceOfStep(int step) {
  for (const StepService& each : kStepServices) {
    if (each.first_step <= step && step <= each.last_step) return each.service;
  }
  return std::nullopt;
}

}  // namespace tepat::sop
