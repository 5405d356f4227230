// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/domain.h"

namespace tepat::data_collection {
namespace {

constexpr std::size_t kMarkReasonBytesMax = 1000;  // of the contract

}  // namespace

std::string NameOf(State state) {
  switch (state) {
    case State::kCollecting:
      return "collecting";
    case State::kChecking:
      return "checking";
    case State::kVerified:
      return "verified";
    case State::kEnded:
      return "ended";
  }
  return "";
}

// For commands on a unit, whose own revision guards them: two may send at the same time.
Status RequireState(const Collection& collection, State state) {
  if (collection.state == state) return Ok();
  return MovedOn(kArea, NameOf(collection.state), collection.revision);
}

Status RequireState(const Collection& collection, State state, int expected_revision) {
  if (collection.state == state && collection.revision.number == expected_revision) return Ok();
  return MovedOn(kArea, NameOf(collection.state), collection.revision);
}

Status RequireUnfrozen(const Collection& collection) {
  if (!collection.frozen) return Ok();
  return Fail(Code::kConflict, "data_collection.frozen", "the data were verified by their plan");
}

void Rebase(Collection& collection, int plan_version, Instant now) {
  collection.rebased_from = collection.plan_version;
  collection.rebased = now;
  collection.plan_version = plan_version;
}

Status RequireAllUnits(const std::vector<Unit>& units) {
  std::string missing;
  for (const std::string& unit : MissingUnits(units)) {
    missing += (missing.empty() ? "" : ", ") + unit;
  }
  if (missing.empty()) return Ok();
  return Fail(Code::kConflict, "data_collection.units_missing", "not sent yet: " + missing,
              {{"missing", missing}});
}

sop::Mark Begin(Collection& collection, const sop::Sop& sop, Instant start) {
  collection.open = sop::NewVisit(sop, kCollectStep, ++collection.collect_visits, kCloseDraft);
  return sop::StartOf(collection.open, sop, start);
}

std::vector<sop::Mark> FinishDraft(Collection& collection, const sop::Sop& sop, Instant now) {
  // Both in one fact: there is no instant at which neither step is open.
  const sop::Mark completed = sop::Complete(collection.open, sop, kCheckStep, now);
  collection.state = State::kChecking;
  collection.open = sop::NewVisit(sop, kCheckStep, ++collection.check_visits, kCheck);
  return {completed, sop::StartOf(collection.open, sop, now)};
}

std::vector<sop::Mark> Verify(Collection& collection, const sop::Sop& sop, Instant now) {
  // The next clock starts here, before submission has heard of the case.
  collection.state = State::kVerified;
  collection.frozen = true;
  return {sop::Complete(collection.open, sop, kCheckStep + 1, now)};
}

std::vector<sop::Mark> Return(Collection& collection, const sop::Sop& sop,
                              const std::vector<UnitReturn>& returns,
                              const std::vector<Unit>& units, Instant start) {
  std::vector<sop::Mark> marks;
  std::string reasons;
  std::vector<sop::Holder> holders;
  for (const UnitReturn& one : returns) {
    reasons += (reasons.empty() ? "" : "; ") + one.unit + ": " + one.reason;
    const Unit* unit = FindUnit(units, one.unit);
    if (unit != nullptr) holders.push_back({unit->position, unit->name});
  }
  // Each unit's own reason stands in the payload; the mark holds one line for all of them.
  if (reasons.size() > kMarkReasonBytesMax) {
    reasons = std::to_string(returns.size()) + " unit dikembalikan";
  }
  // A correction comes after the check, when none is open.
  if (collection.open.is_open()) {
    sop::Mark returned = sop::MarkOn(collection.open, sop::Mark::Kind::kReturned, start);
    returned.reason = reasons;
    marks.push_back(std::move(returned));
  }
  collection.state = State::kCollecting;
  collection.open = {kCollectStep, ++collection.collect_visits, false, std::move(holders)};
  marks.push_back(sop::StartOf(collection.open, sop, start));
  return marks;
}

}  // namespace tepat::data_collection
