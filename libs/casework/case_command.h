// SPDX-License-Identifier: Apache-2.0
// One command of a person on a case: what every command of every step service does, in this order.
//
//   Find       the case, in the service's own rows
//   Authorise  the version of its SOP, the step in it, the right of the caller to the command
//   …          the service's own rule decides and its rows are saved
//   Record     the fact, with its actor and its marks
//   Answer     revision and position
//
// All of it runs inside the writer's transaction: a refusal anywhere leaves nothing behind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/revision.h"
#include "libs/casework/decision.h"
#include "libs/sop/open_visit.h"

namespace tepat::casework {

// How a service finds one of its cases. `Case` has `sop_id` and `sop_version`.
template <class Case>
using FindCase = Result<std::optional<Case>> (*)(sql::Database&, const std::string& case_id);

// Lives as long as its transaction, in the writer's thread.
class CaseCommand : public Decision {
 public:
  using Decision::Decision;

  // The case, which is the command's from now on. Fails with kNotFound `<area>.unknown_case`, and
  // as the database does.
  template <class Case>
  Result<Case> Find(FindCase<Case> find, const std::string& case_id) {
    TEPAT_ASSIGN(auto found, find(db(), case_id));
    if (!found) {
      return Fail(Code::kNotFound, area() + ".unknown_case", "this case is not here");
    }
    Take(case_id, found->sop_id, found->sop_version);
    return std::move(*found);
  }
  // The same for a case that was found in another way.
  void Take(const std::string& case_id, const std::string& sop_id, int sop_version);
  // For a case that this command opens, by that version.
  void TakeNew(sop::Sop sop);

  // Looks up the version that the case follows and the step in it, once. Requires a case. Fails as
  // SopOfCase and StepOf.
  Status LookUp(int step);

  // Judges the right of the caller to a command of that step, after LookUp. Fails with kDenied
  // `identity.…`, kUnavailable `identity.office_too_old`.
  Status Authorise(int step, const std::string& command);
  // The same for a command on the data of one unit.
  Status AuthoriseUnit(int step, const std::string& command, const std::string& unit);

  // What LookUp has found; requires it.
  const sop::Sop& sop() const;
  const sop::Step& step() const;

  // The revision after this command's change.
  Revision Next(const Revision& revision) const { return revision.Next(right().person_id, now()); }

  // ACCEPTED, when the caller's position holds the visit and is the first to act; else nothing.
  std::vector<sop::Mark> Accept(sop::OpenVisit& visit) const {
    return sop::Accept(visit, right().position, now());
  }

  // Refuses to complete the step while an enforced input is missing, unless `reason` says why; then
  // the payload tells both. kConflict `<area>.input_missing` (details `missing`, `step`) without a
  // reason, kInvalid `<area>.invalid_request` (detail `fields`) when it is too short or too long.
  // `linked`: kinds of the documents that count as present.
  template <class Payload>
  Status RequireInputs(const std::vector<std::string>& linked, const std::string& reason,
                       Payload& payload) const {
    TEPAT_ASSIGN(const auto missing, MissingInputs(linked, reason));
    for (const std::string& kind : missing) payload.add_missing_inputs(kind);
    if (!missing.empty()) payload.set_missing_input_reason(reason);
    return Ok();
  }
  // The same with the documents that are linked to the case.
  template <class Payload>
  Status RequireInputs(const std::string& reason, Payload& payload) {
    TEPAT_ASSIGN(const auto linked, LinkedKinds());
    return RequireInputs(linked, reason, payload);
  }

  // Links the output of the step, as which its completion counts further on.
  Status LinkOutput(const std::string& number, const std::string& place);

 private:
  Result<std::vector<std::string>> MissingInputs(const std::vector<std::string>& linked,
                                                 const std::string& reason) const;
  Result<std::vector<std::string>> LinkedKinds();

  bool taken_ = false;
  std::string case_id_;  // empty for a case that this command opens
  std::string sop_id_;
  int sop_version_ = 0;
  std::optional<sop::Sop> sop_;
  std::optional<sop::Step> step_;
};

}  // namespace tepat::casework
