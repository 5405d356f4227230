// SPDX-License-Identifier: Apache-2.0
// An SOP version as rules use it: steps, who may do what, what must be there, how long it may take.
// Texts for print stay in the contract's message (tepat.sop.v1.SopVersion).
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/sop/mark.h"

namespace tepat::sop {

// A point in working time at which to warn, ahead of the due instant. Exactly one field is set.
struct WarningPoint {
  std::optional<int> percent;         // 1 to 99 of the budget
  std::optional<int> minutes_before;  // working minutes before the due instant
  std::optional<int> days_before;     // opening of that many working days before the due day
};

// Positions told of a breach that lasts.
struct Escalation {
  int days_after = 0;  // at the opening of the working day that many days after the breach
  std::vector<std::string> positions = {};
};

// Positions told of a pause that lasts.
struct PauseLimit {
  int days_after = 0;  // at the opening of the working day that many days after its begin
  std::vector<std::string> positions = {};
};

// How long a step may take.
struct Standard {
  enum class Unit { kMinutes, kDays };
  enum class Counting { kExcludeStartDay, kIncludeStartDay, kWorkingSeconds };
  enum class ReturnBudget { kFresh, kRemaining, kNone };

  int amount = 0;  // from 1
  Unit unit = Unit::kMinutes;
  Counting counting = Counting::kExcludeStartDay;  // for days only
  bool strict_close = false;                       // breached at the due instant itself
  ReturnBudget on_return = ReturnBudget::kFresh;
  std::vector<WarningPoint> warnings = {};
  std::vector<Escalation> escalations = {};
  bool hold_to_office_hours = false;  // warnings, never verdicts
};

// Who may do one command.
struct CommandRoles {
  std::vector<std::string> responsible;
  std::string accountable;
  std::vector<std::string> contributing;
};

// One step.
struct Step {
  int key = 0;
  std::map<std::string, CommandRoles> commands = {};
  std::vector<std::string> enforced_inputs = {};
  Standard standard = {};
  std::string output_kind = {};
  std::optional<Standard> total_standard = {};  // of all its visits together
};

// Who is responsible for a command of a step; empty when the step has no such command.
std::vector<Holder> HoldersOf(const Step& step, const std::string& command);

// Kinds of document that a step enforces and that are not among the linked ones.
std::vector<std::string> MissingInputs(const Step& step,
                                       const std::vector<std::string>& linked_kinds);

// One version of an SOP. Value type.
struct Sop {
  std::string id;
  int version = 0;
  std::chrono::sys_days effective;
  std::vector<Step> steps;                              // keys 1, 2, 3 …
  std::vector<std::string> pause_reasons = {};          // for which a clock may stand still
  std::map<std::string, PauseLimit> pause_limits = {};  // by reason
  std::optional<Standard> case_standard = {};

  // The step of that key, which lives as long as this version does. Fails with kInternal
  // `sop.no_step` (detail `step`): a case may follow a version that has fewer steps than our
  // services serve, adopted before that was refused.
  Result<std::reference_wrapper<const Step>> GetStep(int key) const;
  // Whether a step follows; for marks that say which.
  bool HasStep(int key) const;
};

}  // namespace tepat::sop
