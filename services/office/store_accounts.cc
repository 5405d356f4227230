// SPDX-License-Identifier: Apache-2.0
#include "services/office/store_accounts.h"

namespace tepat::office {
namespace {

constexpr int kAccountsMax = 500;  // as many as a directory has people

Account AccountIn(const sql::Row& row) {
  Account account;
  row.Into("person_id", account.person_id);
  row.Into("password_hash", account.password_hash);
  row.Into("administrator", account.administrator);
  row.Into("password_us", account.password_set);
  return account;
}

PasswordLink LinkIn(const sql::Row& row) {
  PasswordLink link;
  link.secret_hash = row.Get<sql::Blob>("secret_hash").bytes;
  row.Into("person_id", link.person_id);
  row.Into("administrator", link.administrator);
  row.Into("expire_us", link.expires);
  return link;
}

StoredSession SessionIn(const sql::Row& row) {
  StoredSession session;
  row.Into("session_id", session.session_id);
  session.secret_hash = row.Get<sql::Blob>("secret_hash").bytes;
  row.Into("person_id", session.person_id);
  row.Into("client", session.client);
  row.Into("start_us", session.started);
  row.Into("use_us", session.used);
  row.Into("administrator", session.administrator);
  return session;
}

}  // namespace

Result<std::optional<Account>> FindAccount(sql::Database& db, const std::string& person_id) {
  return db.Find(AccountIn,
                 "SELECT person_id, password_hash, administrator, password_us FROM account WHERE "
                 "person_id=?",
                 person_id);
}

// A person signs in by his key or his personnel number, whichever he remembers. An empty name finds
// nobody: it would find whoever has no number.
Result<std::optional<Account>> FindAccountByName(sql::Database& db, const std::string& username) {
  return db.Find(
      AccountIn,
      "SELECT a.person_id, a.password_hash, a.administrator, a.password_us FROM person p "
      "JOIN account a USING(person_id) WHERE ?1 <> '' AND (p.key=?1 OR "
      "p.personnel_number=?1) LIMIT 1",
      username);
}

// Without the hashes: no list needs them, and what is not read cannot be logged or sent.
Result<std::vector<Account>> AllAccounts(sql::Database& db) {
  return db.Select(AccountIn,
                   "SELECT person_id, '' AS password_hash, administrator, password_us FROM account "
                   "ORDER BY person_id LIMIT ?",
                   kAccountsMax);
}

Result<bool> HasAdministrator(sql::Database& db) {
  return db.Exists("SELECT 1 FROM account WHERE administrator=1");
}

Status SaveAccount(sql::Database& db, const Account& account) {
  return db.Run(
      "INSERT OR REPLACE INTO account(person_id, password_hash, administrator, password_us) "
      "VALUES(?,?,?,?)",
      account.person_id, account.password_hash, account.administrator, account.password_set);
}

Result<std::string> UsernameOf(sql::Database& db, const std::string& person_id) {
  TEPAT_ASSIGN(auto key,
               db.Find<std::string>("SELECT key FROM person WHERE person_id=?", person_id));
  return std::move(key).value_or("");
}

// A person has one link: a new one takes the place of the one before, which then opens nothing.
Status SaveLink(sql::Database& db, const PasswordLink& link) {
  return db.Run(
      "INSERT OR REPLACE INTO password_link(secret_hash, person_id, administrator, expire_us) "
      "VALUES(?,?,?,?)",
      sql::BytesOf(link.secret_hash), link.person_id, link.administrator, link.expires);
}

Result<std::optional<PasswordLink>> FindLink(sql::Database& db, const std::string& secret_hash) {
  return db.Find(LinkIn,
                 "SELECT secret_hash, person_id, administrator, expire_us FROM password_link WHERE "
                 "secret_hash=?",
                 sql::BytesOf(secret_hash));
}

Status DeleteLink(sql::Database& db, const std::string& secret_hash) {
  return db.Run("DELETE FROM password_link WHERE secret_hash=?", sql::BytesOf(secret_hash));
}

Status SaveSession(sql::Database& db, const StoredSession& session) {
  return db.Run(
      "INSERT INTO session(session_id, secret_hash, person_id, client, start_us, use_us) "
      "VALUES(?,?,?,?,?,?)",
      session.session_id, sql::BytesOf(session.secret_hash), session.person_id, session.client,
      session.started, session.used);
}

// With the account: an administrator is who is one now, not who was one when he signed in.
Result<std::optional<StoredSession>> FindSession(sql::Database& db,
                                                 const std::string& secret_hash) {
  return db.Find(SessionIn,
                 "SELECT s.session_id, s.secret_hash, s.person_id, s.client, s.start_us, s.use_us, "
                 "a.administrator FROM session s JOIN account a USING(person_id) WHERE "
                 "s.secret_hash=?",
                 sql::BytesOf(secret_hash));
}

Result<std::vector<StoredSession>> SessionsOf(sql::Database& db, const std::string& person_id,
                                              int limit) {
  return db.Select(
      SessionIn,
      "SELECT s.session_id, s.secret_hash, s.person_id, s.client, s.start_us, s.use_us, "
      "a.administrator FROM session s JOIN account a USING(person_id) WHERE "
      "s.person_id=? ORDER BY s.session_id DESC LIMIT ?",
      person_id, limit);
}

Status TouchSession(sql::Database& db, const std::string& session_id, Instant now) {
  return db.Run("UPDATE session SET use_us=? WHERE session_id=?", now, session_id);
}

Status DeleteSession(sql::Database& db, const std::string& session_id) {
  return db.Run("DELETE FROM session WHERE session_id=?", session_id);
}

Status DeleteSessionsOf(sql::Database& db, const std::string& person_id) {
  return db.Run("DELETE FROM session WHERE person_id=?", person_id);
}

// Either bound ends a session: one that is used every day is over some day, too.
Status DeleteOldSessions(sql::Database& db, Instant start, Instant use) {
  return db.Run("DELETE FROM session WHERE start_us < ? OR use_us < ?", start, use);
}

}  // namespace tepat::office
