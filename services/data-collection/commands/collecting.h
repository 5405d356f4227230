// SPDX-License-Identifier: Apache-2.0
// What the commands of a collection share: finding it, changing one of its units, completing a
// step.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_command.h"
#include "services/data-collection/domain.h"

namespace tepat::data_collection {

// One command on one collection. Lives as long as its transaction.
struct Collecting {
  casework::CaseCommand command;
  Collection collection = {};

  Status Find(const std::string& case_id);
  // Finds the case, judges the right to a command of one of its steps, and asks where it stands.
  Status Begin(const std::string& case_id, int step, const char* name, State state);
  Status Begin(const std::string& case_id, int step, const char* name, State state,
               int expected_revision);

  // A unit of the case, at the revision that the caller has seen. Fails as UnknownUnit, and with
  // kConflict `data_collection.moved_on`.
  Result<Unit> UnitAt(const std::string& name, int expected_revision);

  // ACCEPTED, when this is the holder's first command on the open visit.
  std::vector<sop::Mark> Accept() { return command.Accept(collection.open); }

  // The same, and the end of the unit's turn, when one runs.
  std::vector<sop::Mark> AcceptAndEnd(Unit& unit, sop::Mark::Kind kind);

  // Saves a unit that has changed, and what its change means for the open visit.
  Status SaveChanged(Unit& unit);

  // How a step is completed: FinishDraft or Verify.
  using Complete = std::vector<sop::Mark> (*)(Collection&, const sop::Sop&, Instant);
  // Completes the open step: enforced inputs, output, marks, fact.
  Status CompleteStep(Complete complete, const char* fact, const std::string& missing_input_reason,
                      const std::string& note);
};

}  // namespace tepat::data_collection
