// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/rights.h"

#include <algorithm>
#include <functional>
#include <set>

namespace tepat::identity {
namespace {

constexpr std::size_t kPersonsMax = 200;

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// A SOP names a role that several positions share, or one position itself.
bool HasRole(const std::vector<std::string>& roles, const std::string& position,
             const std::string& position_role) {
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    return role == position || role == position_role;
  });
}

// The first of the caller's positions that has one of the roles and fits.
Result<Right> Judge(sql::Database& db, const KnownOffice& known, const Claims& caller,
                    const std::vector<std::string>& roles, const std::string& command, Instant now,
                    const std::function<bool(const Right&)>& fits) {
  // A service's or machine's token carries no person: no position of the office fits it.
  if (caller.person_id.empty()) {
    return Fail(Code::kDenied, "identity.not_a_person", "only a person may do this",
                {{"command", command}, {"roles", Joined(roles)}});
  }
  // Before the positions are looked at: a right that was revoked a day ago must not act, and
  // what this service has read may be older than that.
  if (now - known.confirmed > kOfficeAgeMax) {
    return Fail(Code::kUnavailable, "identity.office_too_old",
                "this service has not heard of the office for over 24 hours");
  }
  TEPAT_ASSIGN(const auto positions, PositionsOf(db, caller.person_id, now));
  for (const HeldPosition& held : positions) {
    Right right{caller.person_id, held.position, held.unit, held.delegation_id, known.cursor};
    // Somebody who acts for another has chosen for whom; else the first that fits counts, his
    // own before those he stands in for (the order of PositionsOf).
    const bool chosen = caller.position.empty() || caller.position == right.position;
    if (HasRole(roles, held.position, held.role) && chosen && fits(right)) return right;
  }
  return Fail(Code::kDenied, "identity.not_allowed", "'" + command + "' is for " + Joined(roles),
              {{"command", command}, {"roles", Joined(roles)}});
}

std::vector<std::string> RolesOf(const sop::Step& step, const std::string& command) {
  const auto found = step.commands.find(command);
  // A command that this version does not name is for nobody, rather than for everybody.
  if (found == step.commands.end()) return {};
  std::vector<std::string> roles = found->second.responsible;
  roles.push_back(found->second.accountable);
  return roles;
}

}  // namespace

Result<std::vector<HeldPosition>> PositionsOf(sql::Database& db, const std::string& person_id,
                                              Instant now) {
  const auto held_in = [](const sql::Row& row) {
    return HeldPosition{row.Get<std::string>("position"), row.Get<std::string>("role"),
                        row.Get<std::string>("unit"), row.Get<std::string>("delegation_id")};
  };
  // No right is left out by the order of rows.
  return db.Select(held_in, sql::NoLimit("one person holds a few of at most 200 positions"),
                   "SELECT p.position, p.role, p.unit, '' AS delegation_id FROM office_holding h "
                   "JOIN office_position p USING(position) WHERE h.person_id=?1 UNION ALL SELECT "
                   "p.position, p.role, p.unit, d.delegation_id FROM office_delegation d JOIN "
                   "office_position p USING(position) WHERE d.person_id=?1 AND d.from_us <= ?2 AND "
                   "?2 < d.until_us",
                   person_id, now);
}

Result<std::vector<std::string>> PersonsWho(sql::Database& db, const sop::Step& step,
                                            const std::string& command, Instant now) {
  const std::vector<std::string> roles = RolesOf(step, command);
  // Few are asked for, in few steps: the roles are compared here, one statement serves them all.
  TEPAT_ASSIGN(const auto holders,
               db.Select<std::string, std::string, std::string>(
                   sql::NoLimit("an office has at most 200 positions, each with few who hold it"),
                   "SELECT h.person_id, p.position, p.role FROM office_holding h JOIN "
                   "office_position p USING(position) UNION SELECT d.person_id, p.position, p.role "
                   "FROM office_delegation d JOIN office_position p USING(position) WHERE "
                   "d.from_us <= ?1 AND ?1 < d.until_us",
                   now));
  std::set<std::string> persons;
  for (const auto& [person, position, role] : holders) {
    if (HasRole(roles, position, role) && persons.size() < kPersonsMax) persons.insert(person);
  }
  return std::vector<std::string>(persons.begin(), persons.end());
}

Result<Right> AuthorisePosition(sql::Database& db, const KnownOffice& known, const Claims& caller,
                                const std::vector<std::string>& roles, const std::string& command,
                                Instant now) {
  return Judge(db, known, caller, roles, command, now, [](const Right&) { return true; });
}

Result<Right> Authorise(sql::Database& db, const KnownOffice& known, const Claims& caller,
                        const sop::Step& step, const std::string& command, Instant now) {
  return AuthorisePosition(db, known, caller, RolesOf(step, command), command, now);
}

Result<Right> AuthoriseUnit(sql::Database& db, const KnownOffice& known, const Claims& caller,
                            const sop::Step& step, const std::string& command,
                            const std::string& unit, Instant now) {
  const auto found = step.commands.find(command);
  const std::string accountable =
      found == step.commands.end() ? std::string() : found->second.accountable;
  return Judge(db, known, caller, RolesOf(step, command), command, now, [&](const Right& right) {
    // A position without a unit is of the office as a whole, so it may act for each; and
    // whoever answers for the command may do it for a unit that does not.
    return right.unit == unit || right.unit.empty() || right.position == accountable;
  });
}

Result<std::string> UnitOf(sql::Database& db, const std::string& person_id) {
  TEPAT_ASSIGN(auto unit,
               db.Find<std::string>("SELECT p.unit FROM office_holding h JOIN office_position p "
                                    "USING(position) WHERE h.person_id=? AND p.unit <> '' ORDER BY "
                                    "position LIMIT 1",
                                    person_id));
  return std::move(unit).value_or("");
}

}  // namespace tepat::identity
