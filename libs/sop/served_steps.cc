// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/served_steps.h"

#include <array>

namespace tepat::sop {
namespace {

constexpr std::array<std::string_view, 2> kReceive = {"register", "open_on_schedule"};
constexpr std::array<std::string_view, 3> kForward = {"forward_to_sekretaris", "forward_to_camat",
                                                      "cancel_case"};
constexpr std::array<std::string_view, 1> kDispose = {"dispose"};
constexpr std::array<std::string_view, 2> kCollect = {"submit_unit_data", "close_draft"};
constexpr std::array<std::string_view, 1> kCheck = {"check"};
constexpr std::array<std::string_view, 3> kPrepare = {"prepare_documents", "review", "approve"};
constexpr std::array<std::string_view, 1> kSend = {"send"};

constexpr std::array<ServedStep, 7> kSteps = {{{1, kReceive},
                                               {2, kForward},
                                               {3, kDispose},
                                               {4, kCollect},
                                               {5, kCheck},
                                               {6, kPrepare},
                                               {7, kSend}}};

}  // namespace

std::span<const ServedStep> ServedSteps() { return kSteps; }

std::vector<std::string> LacksOf(const Sop& sop) {
  std::vector<std::string> lacks;
  for (const ServedStep& served : kSteps) {
    // A version that was adopted before such were refused: every lookup may find nothing.
    const auto step = sop.GetStep(served.key);
    if (!step) {
      lacks.push_back("step " + std::to_string(served.key));
      continue;
    }
    for (const std::string_view command : served.commands) {
      if (step->get().commands.contains(std::string(command))) continue;
      lacks.push_back("command " + std::string(command) + " of step " + std::to_string(served.key));
    }
  }
  return lacks;
}

}  // namespace tepat::sop
