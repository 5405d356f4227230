// SPDX-License-Identifier: Apache-2.0
// The SQL of accounts, links and sessions. Functions that write run inside the writer's
// transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/sql/database.h"

namespace tepat::office {

// A person who can sign in.
struct Account {
  std::string person_id;
  std::string password_hash;
  bool administrator = false;
  Instant password_set;
};

// A one-time link.
struct PasswordLink {
  std::string secret_hash;  // SHA-256
  std::string person_id;    // empty: the first administrator's
  bool administrator = false;
  Instant expires;
};

// A session. `administrator` is read with it and not stored.
struct StoredSession {
  std::string session_id;
  std::string secret_hash;  // SHA-256
  std::string person_id;
  std::string client;
  Instant started;
  Instant used;
  bool administrator = false;
};

Result<std::optional<Account>> FindAccount(sql::Database& db, const std::string& person_id);
// The account of the person of that key or personnel number.
Result<std::optional<Account>> FindAccountByName(sql::Database& db, const std::string& username);
// All accounts, by person id; at most 500.
Result<std::vector<Account>> AllAccounts(sql::Database& db);
Result<bool> HasAdministrator(sql::Database& db);
Status SaveAccount(sql::Database& db, const Account& account);
// The key of a person, by which he signs in; empty for an unknown person.
Result<std::string> UsernameOf(sql::Database& db, const std::string& person_id);

Status SaveLink(sql::Database& db, const PasswordLink& link);
Result<std::optional<PasswordLink>> FindLink(sql::Database& db, const std::string& secret_hash);
Status DeleteLink(sql::Database& db, const std::string& secret_hash);

Status SaveSession(sql::Database& db, const StoredSession& session);
Result<std::optional<StoredSession>> FindSession(sql::Database& db, const std::string& secret_hash);
// Sessions of a person, newest first, at most `limit`.
Result<std::vector<StoredSession>> SessionsOf(sql::Database& db, const std::string& person_id,
                                              int limit);
Status TouchSession(sql::Database& db, const std::string& session_id, Instant now);
Status DeleteSession(sql::Database& db, const std::string& session_id);
Status DeleteSessionsOf(sql::Database& db, const std::string& person_id);
// Deletes sessions that began before `start` or were last used before `use`.
Status DeleteOldSessions(sql::Database& db, Instant start, Instant use);

}  // namespace tepat::office
