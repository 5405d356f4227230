// SPDX-License-Identifier: Apache-2.0
#include "services/office/store_accounts.h"

namespace tepat::office {
namespace {

constexpr int kAccountsMax = 500;

Account AccountIn(const sql::Row& row) {
  return {row.Text(0), row.Text(1), row.Int(2) != 0, InstantFromMicros(row.Int(3))};
}

Result<std::optional<Account>> AccountFrom(const Result<std::optional<sql::Row>>& row) {
  if (!row) return Fail(row.error());
  if (!*row) return std::optional<Account>();
  return std::optional<Account>(AccountIn(**row));
}

StoredSession SessionIn(const sql::Row& row) {
  return {row.Text(0),
          row.Bytes(1),
          row.Text(2),
          row.Text(3),
          InstantFromMicros(row.Int(4)),
          InstantFromMicros(row.Int(5)),
          row.Int(6) != 0};
}

}  // namespace

Result<std::optional<Account>> FindAccount(sql::Database& db, const std::string& person_id) {
  return AccountFrom(
      db.Find("SELECT person_id, password_hash, administrator, password_us FROM account WHERE "
              "person_id=?",
              {person_id}));
}

Result<std::optional<Account>> FindAccountByName(sql::Database& db, const std::string& username) {
  return AccountFrom(
      db.Find("SELECT a.person_id, a.password_hash, a.administrator, a.password_us FROM person p "
              "JOIN account a USING(person_id) WHERE ?1 <> '' AND (p.key=?1 OR "
              "p.personnel_number=?1) LIMIT 1",
              {username}));
}

Result<std::vector<Account>> AllAccounts(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT person_id, '', administrator, password_us FROM account ORDER BY "
                         "person_id LIMIT ?",
                         {std::int64_t{kAccountsMax}}));
  std::vector<Account> accounts;
  accounts.reserve(rows.size());
  for (const sql::Row& row : rows) accounts.push_back(AccountIn(row));
  return accounts;
}

Result<bool> HasAdministrator(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT 1 FROM account WHERE administrator=1 LIMIT 1"));
  return row.has_value();
}

Status SaveAccount(sql::Database& db, const Account& account) {
  return db.Run(
      "INSERT OR REPLACE INTO account(person_id, password_hash, administrator, password_us) "
      "VALUES(?,?,?,?)",
      {account.person_id, account.password_hash, std::int64_t{account.administrator},
       MicrosOf(account.password_set)});
}

Result<std::string> UsernameOf(sql::Database& db, const std::string& person_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT key FROM person WHERE person_id=?", {person_id}));
  return row ? row->Text(0) : std::string();
}

Status SaveLink(sql::Database& db, const PasswordLink& link) {
  return db.Run(
      "INSERT OR REPLACE INTO password_link(secret_hash, person_id, administrator, expire_us) "
      "VALUES(?,?,?,?)",
      {sql::Blob{link.secret_hash}, link.person_id, std::int64_t{link.administrator},
       MicrosOf(link.expires)});
}

Result<std::optional<PasswordLink>> FindLink(sql::Database& db, const std::string& secret_hash) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT secret_hash, person_id, administrator, expire_us FROM password_link "
                       "WHERE secret_hash=?",
                       {sql::Blob{secret_hash}}));
  if (!row) return std::optional<PasswordLink>();
  return std::optional<PasswordLink>(
      PasswordLink{row->Bytes(0), row->Text(1), row->Int(2) != 0, InstantFromMicros(row->Int(3))});
}

Status DeleteLink(sql::Database& db, const std::string& secret_hash) {
  return db.Run("DELETE FROM password_link WHERE secret_hash=?", {sql::Blob{secret_hash}});
}

Status SaveSession(sql::Database& db, const StoredSession& session) {
  return db.Run(
      "INSERT INTO session(session_id, secret_hash, person_id, client, start_us, use_us) "
      "VALUES(?,?,?,?,?,?)",
      {session.session_id, sql::Blob{session.secret_hash}, session.person_id, session.client,
       MicrosOf(session.started), MicrosOf(session.used)});
}

Result<std::optional<StoredSession>> FindSession(sql::Database& db,
                                                 const std::string& secret_hash) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT s.session_id, s.secret_hash, s.person_id, s.client, s.start_us, "
                       "s.use_us, a.administrator FROM session s JOIN account a USING(person_id) "
                       "WHERE s.secret_hash=?",
                       {sql::Blob{secret_hash}}));
  if (!row) return std::optional<StoredSession>();
  return std::optional<StoredSession>(SessionIn(*row));
}

Result<std::vector<StoredSession>> SessionsOf(sql::Database& db, const std::string& person_id,
                                              int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT s.session_id, s.secret_hash, s.person_id, s.client, s.start_us, "
                         "s.use_us, a.administrator FROM session s JOIN account a USING(person_id) "
                         "WHERE s.person_id=? ORDER BY s.session_id DESC LIMIT ?",
                         {person_id, std::int64_t{limit}}));
  std::vector<StoredSession> sessions;
  sessions.reserve(rows.size());
  for (const sql::Row& row : rows) sessions.push_back(SessionIn(row));
  return sessions;
}

Status TouchSession(sql::Database& db, const std::string& session_id, Instant now) {
  return db.Run("UPDATE session SET use_us=? WHERE session_id=?", {MicrosOf(now), session_id});
}

Status DeleteSession(sql::Database& db, const std::string& session_id) {
  return db.Run("DELETE FROM session WHERE session_id=?", {session_id});
}

Status DeleteSessionsOf(sql::Database& db, const std::string& person_id) {
  return db.Run("DELETE FROM session WHERE person_id=?", {person_id});
}

Status DeleteOldSessions(sql::Database& db, Instant start, Instant use) {
  return db.Run("DELETE FROM session WHERE start_us < ? OR use_us < ?",
                {MicrosOf(start), MicrosOf(use)});
}

}  // namespace tepat::office
