// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/office.h"

#include "libs/identity/office_view.h"

namespace tepat::casebook {
namespace {

// The office's view knows who acts for whom; what is printed of it only we keep.
constexpr const char* kDelegation =
    "SELECT o.delegation_id, o.position, o.person_id, o.from_us, o.until_us, coalesce(d.kind, 0), "
    "coalesce(d.decree_number, '') FROM office_delegation o LEFT JOIN delegation d "
    "USING(delegation_id) ";

DelegationRow DelegationIn(const sql::Row& row) {
  return {row.Text(0),
          row.Text(1),
          row.Text(2),
          InstantFromMicros(row.Int(3)),
          InstantFromMicros(row.Int(4)),
          static_cast<int>(row.Int(5)),
          row.Text(6)};
}

}  // namespace

Status SaveTitle(sql::Database& db, const std::string& kind, const std::string& key,
                 const std::string& title) {
  return db.Run("INSERT OR REPLACE INTO title(kind, key, title) VALUES(?,?,?)", {kind, key, title});
}

Status SaveDelegation(sql::Database& db, const std::string& delegation_id, int kind,
                      const std::string& decree_number) {
  return db.Run(
      "INSERT OR REPLACE INTO delegation(delegation_id, kind, decree_number) VALUES(?,?,?)",
      {delegation_id, std::int64_t{kind}, decree_number});
}

// All at once: an office has a few dozen, and a page names many of them.
Result<Titles> Titles::Load(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT kind, key, title FROM title LIMIT 1000"));
  Titles titles;
  for (const sql::Row& row : rows) {
    (row.Text(0) == "unit" ? titles.units_ : titles.positions_)[row.Text(1)] = row.Text(2);
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
  TEPAT_ASSIGN(const auto row,
               db.Find(std::string(kDelegation) + "WHERE o.delegation_id=?", {delegation_id}));
  if (!row) return std::optional<DelegationRow>();
  return std::optional<DelegationRow>(DelegationIn(*row));
}

Result<std::vector<DelegationRow>> Delegations(sql::Database& db, int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select(std::string(kDelegation) + "ORDER BY o.until_us DESC, o.delegation_id "
                                                    "LIMIT ?",
                         {std::int64_t{limit}}));
  std::vector<DelegationRow> delegations;
  delegations.reserve(rows.size());
  for (const sql::Row& row : rows) delegations.push_back(DelegationIn(row));
  return delegations;
}

Result<std::optional<sop::Sop>> SopOfCase(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT sop_id, version FROM case_sop WHERE case_id=?", {case_id}));
  const std::string sop_id = row ? row->Text(0) : std::string();
  return identity::FindSopOfCase(db, case_id, sop_id, row ? static_cast<int>(row->Int(1)) : 0);
}

Result<std::vector<std::string>> Instructions(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT text FROM office_instruction ORDER BY text LIMIT 100"));
  std::vector<std::string> texts;
  texts.reserve(rows.size());
  for (const sql::Row& row : rows) texts.push_back(row.Text(0));
  return texts;
}

}  // namespace tepat::casebook
