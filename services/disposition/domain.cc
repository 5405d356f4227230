// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/domain.h"

#include <algorithm>
#include <set>

#include "libs/base/findings.h"
#include "libs/base/instant.h"
#include "libs/base/outside_text.h"
#include "libs/sop/open_visit.h"

namespace tepat::disposition {

std::string NameOf(State state) {
  switch (state) {
    case State::kOpen:
      return "open";
    case State::kIssued:
      return "issued";
    case State::kNotNeeded:
      return "not_needed";
    case State::kEnded:
      return "ended";
  }
  return "";
}

namespace {

void CheckTask(const Task& task, const std::string& field, const std::set<std::string>& positions,
               std::chrono::local_days today, Findings& findings) {
  // The unit may be new: data-collection asks whomever the Camat names.
  findings.RequireText(task.unit, field + ".unit", kKeyLength);
  findings.RequireText(task.request, field + ".request", kRequestLength);
  findings.Require(positions.contains(task.position), field + ".position",
                   "a position of the office");
  if (task.due_date.empty()) return;
  const auto due = ParseDate(task.due_date);
  findings.Require(due && *due >= today, field + ".due_date", "a date like 2026-12-01, not past");
}

}  // namespace

Status CheckIssue(const Issue& issue, const OfficeLists& office, std::chrono::local_days today) {
  const std::set<std::string> positions(office.positions.begin(), office.positions.end());
  const std::set<std::string> instructions(office.instructions.begin(), office.instructions.end());
  const std::set<std::string> recipients(issue.recipients.begin(), issue.recipients.end());
  Findings findings;
  // Beyond its limit a list is refused anyway; its findings would only fill the answer.
  findings.RequireCount(issue.recipients.size(), "recipients", 1, kRecipientsMax);
  findings.Require(recipients.size() == issue.recipients.size(), "recipients", "each once");
  for (std::size_t i = 0; i < std::min(issue.recipients.size(), kRecipientsMax); ++i) {
    const std::string& recipient = issue.recipients[i];
    findings.Require(positions.contains(recipient), "recipients",
                     "'" + ShownText(recipient, kKeyLength.max) + "' is no position of the office");
  }
  findings.RequireCount(issue.instructions.size(), "instructions", 1, kInstructionsMax);
  for (std::size_t i = 0; i < std::min(issue.instructions.size(), kInstructionsMax); ++i) {
    const std::string& instruction = issue.instructions[i];
    findings.RequireText(instruction, "instructions", kInstructionLength);
    // An office without a list takes any text.
    findings.Require(
        instructions.empty() || instructions.contains(instruction), "instructions",
        "'" + ShownText(instruction, kKeyLength.max) + "' is not in the office's list");
  }
  findings.RequireText(issue.note, "note", kNoteLength);
  findings.RequireCount(issue.tasks.size(), "tasks", 1, kTasksMax);
  for (std::size_t i = 0; i < std::min(issue.tasks.size(), kTasksMax); ++i) {
    CheckTask(issue.tasks[i], "tasks[" + std::to_string(i) + "]", positions, today, findings);
  }
  return findings.Outcome("disposition.invalid_request");
}

Result<CaseState> Decide(const CaseState& state, State decision, int expected_revision,
                         const std::string& person_id, Instant now) {
  // One refusal for both: whoever comes second learns what was decided, and by whom.
  if (state.state != State::kOpen || expected_revision != state.revision.number) {
    return MovedOn(kArea, NameOf(state.state), state.revision);
  }
  return CaseState{decision, state.revision.Next(person_id, now)};
}

Status RequireIssued(const CaseState& state) {
  if (state.state == State::kIssued) return Ok();
  return Fail(Code::kConflict, "disposition.not_issued", "nothing has been issued",
              {{"state", NameOf(state.state)}});
}

Result<CaseState> Cancel(const CaseState& state, const std::vector<Reading>& readings,
                         int expected_revision, const std::string& person_id, Instant now) {
  TEPAT_TRY(RequireIssued(state));
  if (expected_revision != state.revision.number) {
    return MovedOn(kArea, NameOf(state.state), state.revision);
  }
  // Who has read it may have begun to act on it: from then on the case is ended further on, or not.
  for (const auto& [position, read] : readings) {
    if (!read) continue;
    return Fail(Code::kConflict, "disposition.read_already", position + " has read it",
                {{"position", position}, {"read_time", FormatInstant(*read)}});
  }
  return CaseState{state.state, state.revision.Next(person_id, now)};
}

sop::Mark MarkOfOpening(const sop::Sop& sop, Instant start) {
  return sop::StartOf(sop::NewVisit(sop, kStep, 1, kCommand), sop, start);
}

std::vector<sop::Mark> MarksOfDecision(const sop::Sop& sop, State decision, Instant now,
                                       const std::string& reason) {
  using Kind = sop::Mark::Kind;
  // Nobody takes a disposition up before deciding it: the first command is the last.
  const sop::Mark accepted{kStep, 1, Kind::kAccepted, now};
  if (decision == State::kNotNeeded) {
    // Not completed: no step follows, and the verdict is none.
    sop::Mark cancelled{kStep, 1, Kind::kCancelled, now};
    cancelled.reason = reason;
    return {accepted, cancelled};
  }
  // The next clock starts at this instant, before data-collection has heard of the case.
  sop::Mark completed{kStep, 1, Kind::kCompleted, now};
  completed.opens = sop.HasStep(kStep + 1) ? kStep + 1 : 0;
  return {accepted, completed};
}

}  // namespace tepat::disposition
