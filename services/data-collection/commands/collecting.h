// SPDX-License-Identifier: Apache-2.0
// What the commands of a collection share: finding it, changing one of its units, completing a
// step, counting what was stored.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_command.h"
#include "services/data-collection/domain.h"
#include "services/data-collection/judging.h"
#include "tepat/data_collection/v1/collection.pb.h"

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
  // Completes the open step: what lacks in the data, enforced inputs, output, marks, fact.
  // `payload` is the fact's, with what the command has put into it; `request` has the reasons.
  // Fails as RequireComplete and as CaseCommand::RequireInputs.
  template <class Request>
  Status CompleteStep(Complete complete, const char* fact, const Request& request,
                      v1::CollectionStepDone& payload) {
    TEPAT_TRY(RequireData(request.incomplete_reason(), payload));
    TEPAT_TRY(command.RequireInputs(request.missing_input_reason(), payload));
    return Finish(complete, fact, payload);
  }

 private:
  // Judges the data of all units; the payload tells how much lacks, and why it goes on all the
  // same.
  Status RequireData(const std::string& incomplete_reason, v1::CollectionStepDone& payload);
  Status Finish(Complete complete, const char* fact, v1::CollectionStepDone& payload);
};

// Tells of a sending its version, and how much of what is asked it holds: counted from the tables,
// not from the request, so that what is said to be stored is stored. `case_id`: or a period.
template <class Response>
Status FillStored(sql::Database& db, const Basis& basis, const std::string& case_id,
                  const std::string& unit, int version, Response& response) {
  TEPAT_ASSIGN(const auto stored, ValuesOf(db, case_id, unit, version));
  const auto counts = performance::CountsOf(basis.plan(), unit, stored);
  response.set_version(version);
  response.set_cells_stored(counts.cells_filled);
  response.set_cells_asked(counts.cells_asked);
  return Ok();
}

}  // namespace tepat::data_collection
