// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/turn.h"

#include "libs/base/check.h"

namespace tepat::data_collection {
namespace {

sop::Mark MarkOn(const Unit& unit, const sop::OpenVisit& visit, sop::Mark::Kind kind, Instant at) {
  sop::Mark mark = sop::MarkOn(visit, kind, at);
  mark.part = sop::Part{unit.name, unit.turn};
  return mark;
}

}  // namespace

sop::Mark StartTurn(Unit& unit, const sop::OpenVisit& visit, Instant at) {
  TEPAT_CHECK(!unit.turn_open);
  ++unit.turn;
  unit.turn_open = true;
  sop::Mark started = MarkOn(unit, visit, sop::Mark::Kind::kStarted, at);
  started.holders = {{unit.position, unit.name}};
  started.due_date = unit.due_date;
  return started;
}

std::vector<sop::Mark> EndTurn(Unit& unit, const sop::OpenVisit& visit, sop::Mark::Kind kind,
                               Instant at) {
  if (!unit.turn_open) return {};
  unit.turn_open = false;
  return {MarkOn(unit, visit, kind, at)};
}

std::vector<sop::Mark> GiveBackTurn(Unit& unit, const sop::OpenVisit& visit, Instant at) {
  std::vector<sop::Mark> marks;
  // Behind its COMPLETED: timing charges the unit with the time until the sending alone.
  if (unit.turn > 0) marks.push_back(MarkOn(unit, visit, sop::Mark::Kind::kReturned, at));
  marks.push_back(StartTurn(unit, visit, at));
  return marks;
}

std::vector<sop::Mark> AssignTurn(Unit& unit, const Assignment& wanted, const sop::OpenVisit& visit,
                                  Instant at) {
  const bool same = unit.due_date == wanted.due_date && unit.position == wanted.position;
  std::vector<sop::Mark> marks;
  if (!same) marks = EndTurn(unit, visit, sop::Mark::Kind::kCancelled, at);
  Assign(unit, wanted);
  // A unit that had sent, or was waived, has no turn that runs: it is asked anew.
  if (!unit.turn_open) marks.push_back(StartTurn(unit, visit, at));
  return marks;
}

}  // namespace tepat::data_collection
