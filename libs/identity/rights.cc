// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/rights.h"

#include <algorithm>

namespace tepat::identity {
namespace {

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// Positions that the person may act in at `now`: own ones first.
Result<std::vector<sql::Row>> PositionsOf(sql::Database& db, const std::string& person_id,
                                          Instant now) {
  return db.Select(
      "SELECT p.position, p.role, p.unit, '' FROM office_holding h JOIN office_position p "
      "USING(position) WHERE h.person_id=?1 UNION ALL SELECT p.position, p.role, p.unit, "
      "d.delegation_id FROM office_delegation d JOIN office_position p USING(position) WHERE "
      "d.person_id=?1 AND d.from_us <= ?2 AND ?2 < d.until_us LIMIT 50",
      {person_id, MicrosOf(now)});
}

}  // namespace

Result<Right> AuthorisePosition(sql::Database& db, const KnownOffice& known, const Claims& caller,
                                const std::vector<std::string>& roles, const std::string& command,
                                Instant now) {
  if (caller.person_id.empty()) {
    return Fail(Code::kDenied, "identity.not_a_person", "only a person may do this",
                {{"command", command}, {"roles", Joined(roles)}});
  }
  if (now - known.confirmed > kOfficeAgeMax) {
    return Fail(Code::kUnavailable, "identity.office_too_old",
                "this service has not heard of the office for over 24 hours");
  }
  TEPAT_ASSIGN(const auto positions, PositionsOf(db, caller.person_id, now));
  for (const sql::Row& row : positions) {
    const bool fits = std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
      return role == row.Text(0) || role == row.Text(1);
    });
    if (fits) return Right{caller.person_id, row.Text(0), row.Text(2), row.Text(3), known.cursor};
  }
  return Fail(Code::kDenied, "identity.not_allowed", "'" + command + "' is for " + Joined(roles),
              {{"command", command}, {"roles", Joined(roles)}});
}

Result<Right> Authorise(sql::Database& db, const KnownOffice& known, const Claims& caller,
                        const sop::Step& step, const std::string& command, Instant now) {
  std::vector<std::string> roles;
  const auto found = step.commands.find(command);
  if (found != step.commands.end()) {
    roles = found->second.responsible;
    roles.push_back(found->second.accountable);
  }
  return AuthorisePosition(db, known, caller, roles, command, now);
}

}  // namespace tepat::identity
