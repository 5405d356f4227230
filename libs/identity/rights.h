// SPDX-License-Identifier: Apache-2.0
// Who may do what: the roles that the SOP version gives to a command, the positions that people
// hold, and the delegations (Plh./Plt.) by which they act for others.
#pragma once

#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/identity/token.h"
#include "libs/sop/sop.h"
#include "libs/sql/database.h"

namespace tepat::identity {

// By what right something is done.
struct Right {
  std::string person_id;
  std::string position;       // under which the person acts
  std::string unit;           // of that position; empty for none
  std::string delegation_id;  // empty when the position is the person's own
  std::int64_t office_cursor = 0;
};

// How far a service has read the office's journal.
struct KnownOffice {
  std::int64_t cursor = 0;
  Instant confirmed;  // when it was last known that nothing was left to read
};

// How old a service's knowledge of the office may be before it refuses commands: a revoked right
// must not live on through a long weekend.
constexpr std::chrono::hours kOfficeAgeMax{24};

// The right of the caller to a command of a step, judged at `now` on what this database knows of
// the office. A token that was made for one position acts under that one alone. Fails with kDenied
// `identity.not_a_person` or `identity.not_allowed` (details: `command`, `roles`), kUnavailable
// `identity.office_too_old`.
Result<Right> Authorise(sql::Database& db, const KnownOffice& known, const Claims& caller,
                        const sop::Step& step, const std::string& command, Instant now);

// The right of the caller to a command on the data of one unit: as Authorise, for a position of
// that unit, for one that belongs to no unit, and for the accountable one.
Result<Right> AuthoriseUnit(sql::Database& db, const KnownOffice& known, const Claims& caller,
                            const sop::Step& step, const std::string& command,
                            const std::string& unit, Instant now);

// The right of the caller to act in one of `positions` or roles; as Authorise, for what is no
// command of an SOP.
Result<Right> AuthorisePosition(sql::Database& db, const KnownOffice& known, const Claims& caller,
                                const std::vector<std::string>& roles, const std::string& command,
                                Instant now);

// The persons who may give a command of a step at `now`, in their own positions or by delegation,
// each once; at most 200.
Result<std::vector<std::string>> PersonsWho(sql::Database& db, const sop::Step& step,
                                            const std::string& command, Instant now);

// A position in which a person may act.
struct HeldPosition {
  std::string position;
  std::string role;
  std::string unit;           // empty for none
  std::string delegation_id;  // empty when the position is the person's own
};

// Positions in which a person may act at `now`: own ones first. At most 50.
Result<std::vector<HeldPosition>> PositionsOf(sql::Database& db, const std::string& person_id,
                                              Instant now);

// The unit of the first position that the person holds; empty for none.
Result<std::string> UnitOf(sql::Database& db, const std::string& person_id);

}  // namespace tepat::identity
