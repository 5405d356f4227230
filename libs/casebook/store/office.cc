// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/office.h"

#include "libs/identity/office_view.h"

namespace tepat::casebook {
namespace {

// Most titles that are read: 100 units and 200 positions, and what they were called before.
constexpr int kTitlesMax = 1000;

// The office's view knows who acts for whom; what is printed of it only we keep.
constexpr const char* kDelegation =
    "SELECT o.delegation_id, o.position, o.person_id, o.from_us, o.until_us, coalesce(d.kind, 0) "
    "AS "
    "kind, coalesce(d.decree_number, '') AS decree_number FROM office_delegation o LEFT JOIN "
    "delegation d "
    "USING(delegation_id) ";

DelegationRow DelegationIn(const sql::Row& row) {
  DelegationRow delegation;
  row.Into("delegation_id", delegation.delegation_id);
  row.Into("position", delegation.position);
  row.Into("person_id", delegation.person_id);
  row.Into("from_us", delegation.from);
  row.Into("until_us", delegation.until);
  row.Into("kind", delegation.kind);
  row.Into("decree_number", delegation.decree_number);
  return delegation;
}

}  // namespace

Status SaveTitle(sql::Database& db, const std::string& kind, const std::string& key,
                 const std::string& title) {
  return db.Run("INSERT OR REPLACE INTO title(kind, key, title) VALUES(?,?,?)", kind, key, title);
}

Status SaveDelegation(sql::Database& db, const std::string& delegation_id, int kind,
                      const std::string& decree_number) {
  return db.Run(
      "INSERT OR REPLACE INTO delegation(delegation_id, kind, decree_number) VALUES(?,?,?)",
      delegation_id, kind, decree_number);
}

// All at once: an office has a few dozen, and a page names many of them.
Result<Titles> Titles::Load(sql::Database& db) {
  using Text = std::string;
  TEPAT_ASSIGN(const auto rows, db.Select<Text, Text, Text>(
                                    "SELECT kind, key, title FROM title LIMIT ?", kTitlesMax));
  Titles titles;
  for (const auto& [kind, key, title] : rows) {
    (kind == "unit" ? titles.units_ : titles.positions_)[key] = title;
  }
  return titles;
}

std::string Titles::Unit(const std::string& key) const {
  const auto found = units_.find(key);
  return found == units_.end() ? key : found->second;
}

std::string Titles::Position(const std::string& key) const {
  const auto found = positions_.find(key);
  return found == positions_.end() ? key : found->second;
}

Result<std::optional<DelegationRow>> FindDelegation(sql::Database& db,
                                                    const std::string& delegation_id) {
  return db.Find(DelegationIn, std::string(kDelegation) + "WHERE o.delegation_id=?", delegation_id);
}

Result<std::vector<DelegationRow>> Delegations(sql::Database& db, int limit) {
  return db.Select(DelegationIn,
                   std::string(kDelegation) + "ORDER BY o.until_us DESC, o.delegation_id LIMIT ?",
                   limit);
}

Status SaveCaseSop(sql::Database& db, const std::string& case_id, const std::string& sop_id,
                   int version) {
  return db.Run("INSERT OR REPLACE INTO case_sop(case_id, sop_id, version) VALUES(?,?,?)", case_id,
                sop_id, version);
}

Result<std::optional<sop::Sop>> SopOfCase(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(
      const auto followed,
      db.Find<std::string, int>("SELECT sop_id, version FROM case_sop WHERE case_id=?", case_id));
  const auto& [sop_id, version] = followed.value_or(std::tuple(std::string(), 0));
  return identity::FindSopOfCase(db, case_id, sop_id, version);
}

Result<std::vector<std::string>> Instructions(sql::Database& db) {
  return db.Select<std::string>("SELECT text FROM office_instruction ORDER BY text LIMIT ?",
                                identity::kOfficeInstructionsMax);
}

}  // namespace tepat::casebook
