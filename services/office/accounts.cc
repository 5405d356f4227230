// SPDX-License-Identifier: Apache-2.0
#include "services/office/accounts.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/calls/guard.h"
#include "libs/journal/hash.h"
#include "libs/journal/wire.h"
#include "services/office/import.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

// Length is what makes a password hard to guess; rules about kinds of characters make people
// write it down. The upper end keeps one request from costing a hash of megabytes.
constexpr std::size_t kPasswordMin = 10;
constexpr std::size_t kPasswordMax = 200;
constexpr std::size_t kClientMax = 200;
constexpr std::size_t kNamesMax = 1000;
// Whoever mistypes is not held up; whoever guesses gets four tries an hour after a while.
constexpr int kFreeTries = 5;
constexpr std::chrono::seconds kFirstWait{30};
constexpr std::chrono::seconds kLongestWait{900};

tl::unexpected<Error> UnknownSession() {
  return Fail(Code::kDenied, "office.unknown_session", "the session is unknown or over");
}

Status EndOne(journal::Transaction& transaction, const StoredSession& session) {
  TEPAT_TRY(DeleteSession(transaction.db(), session.session_id));
  v1::SessionEnded payload;
  payload.set_session_id(session.session_id);
  payload.set_person_id(session.person_id);
  return RecordOfficeFact(transaction, "session-ended", journal::PayloadOf(payload));
}

// Whose password a link sets: the person it names, or the one who names himself.
// Judged when the link is used, not only when it is made: of two first links the second must not
// make another administrator.
Result<std::string> PersonOfLink(sql::Database& db, const PasswordLink& link,
                                 const std::string& named) {
  if (!link.person_id.empty()) return link.person_id;
  TEPAT_ASSIGN(const bool set_up, HasAdministrator(db));
  if (set_up) return Fail(Code::kConflict, "office.set_up_already", "there is an administrator");
  return named;
}

}  // namespace

Status CheckPassword(const std::string& password) {
  const std::size_t characters = CharactersIn(password);
  const bool one_character = password.find_first_not_of(password.substr(0, 1)) == std::string::npos;
  if (characters >= kPasswordMin && characters <= kPasswordMax && !one_character) return Ok();
  return Fail(Code::kInvalid, "office.weak_password", "10 to 200 characters, not all the same");
}

std::string WithoutBlanks(const std::string& username) {
  std::string text = username;
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  return text;
}

Status RequireAdministrator(sql::Database& db, const identity::Claims& caller) {
  // Whoever sits at the server may: he could read the database as well.
  if (calls::RequireScope(caller, "operator")) return Ok();
  // From the table, not from the token: an administrator who was one a minute ago acts no more.
  if (!caller.person_id.empty()) {
    TEPAT_ASSIGN(const auto account, FindAccount(db, caller.person_id));
    if (account && account->administrator) return Ok();
  }
  return Fail(Code::kDenied, "identity.not_allowed", "only for administrators",
              {{"command", "administer"}, {"roles", "administrator"}});
}

Result<v1::IssuePasswordLinkResponse> IssuePasswordLink(journal::Transaction& transaction,
                                                        const identity::Claims& caller,
                                                        const v1::IssuePasswordLinkRequest& request,
                                                        const std::string& secret) {
  sql::Database& db = transaction.db();
  TEPAT_TRY(RequireAdministrator(db, caller));
  if (request.person_id().empty()) {
    TEPAT_ASSIGN(const bool set_up, HasAdministrator(db));
    if (set_up) return Fail(Code::kConflict, "office.set_up_already", "there is an administrator");
  } else {
    TEPAT_ASSIGN(const bool known, IsPerson(db, request.person_id()));
    if (!known) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
  }
  // Only the hash is kept: whoever reads the database, or a copy of it, gets no link that
  // works.
  const PasswordLink link{journal::Sha256(secret), request.person_id(),
                          request.administrator() || request.person_id().empty(),
                          transaction.now() + kLinkLife};
  TEPAT_TRY(SaveLink(db, link));
  v1::PasswordLinkIssued payload;
  payload.set_person_id(link.person_id);
  payload.set_administrator(link.administrator);
  TEPAT_TRY(RecordOfficeFact(transaction, "password-link-issued", journal::PayloadOf(payload)));
  v1::IssuePasswordLinkResponse response;
  response.set_secret(secret);
  journal::FillTime(link.expires, response.mutable_expire_time());
  return response;
}

Result<PasswordLink> LinkOf(sql::Database& db, const std::string& secret, Instant now) {
  TEPAT_ASSIGN(const auto link, FindLink(db, journal::Sha256(secret)));
  // Unknown, used and void look alike from outside: nobody learns which secrets were ever good.
  if (link && now < link->expires) return *link;
  return Fail(Code::kNotFound, "office.unknown_link", "the link is unknown, used or void");
}

Result<v1::SetPasswordResponse> SetPassword(journal::Transaction& transaction,
                                            const v1::SetPasswordRequest& request,
                                            const std::string& password_hash) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const PasswordLink link, LinkOf(db, request.secret(), transaction.now()));
  TEPAT_ASSIGN(const std::string person_id, PersonOfLink(db, link, request.person_id()));
  TEPAT_ASSIGN(const std::string username, UsernameOf(db, person_id));
  if (username.empty()) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
  TEPAT_ASSIGN(const auto before, FindAccount(db, person_id));
  // A new password takes away nothing.
  const bool administrator = link.administrator || (before && before->administrator);
  TEPAT_TRY(SaveAccount(db, {person_id, password_hash, administrator, transaction.now()}));
  // In the same transaction as the password: a link works once, whatever crashes.
  TEPAT_TRY(DeleteLink(db, link.secret_hash));
  // Whoever sets a new password may have lost the old one to somebody who is signed in with it.
  TEPAT_TRY(DeleteSessionsOf(db, person_id));
  v1::PasswordSet payload;
  payload.set_person_id(person_id);
  payload.set_administrator(administrator);
  TEPAT_TRY(RecordOfficeFact(transaction, "password-set", journal::PayloadOf(payload)));
  v1::SetPasswordResponse response;
  response.set_username(username);
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<v1::Session> BeginSession(journal::Transaction& transaction, const Account& account,
                                 const std::string& secret, const std::string& client) {
  sql::Database& db = transaction.db();
  const Instant now = transaction.now();
  // Swept here, where sessions grow, so that no timer is needed for it.
  TEPAT_TRY(DeleteOldSessions(db, now - kSessionLife, now - kSessionIdle));
  TEPAT_ASSIGN(const auto others, SessionsOf(db, account.person_id, kSessionsMax));
  if (others.size() >= static_cast<std::size_t>(kSessionsMax)) {
    // The oldest, rather than a refusal: nobody knows any more on which machine he once
    // signed in.
    TEPAT_TRY(EndOne(transaction, others.back()));
  }
  const StoredSession session{transaction.NewId(), journal::Sha256(secret), account.person_id,
                              // What a browser says of itself is as
                              // long as it likes.
                              client.substr(0, kClientMax), now, now, account.administrator};
  TEPAT_TRY(SaveSession(db, session));
  v1::SessionStarted payload;
  payload.set_session_id(session.session_id);
  payload.set_person_id(session.person_id);
  TEPAT_TRY(RecordOfficeFact(transaction, "session-started", journal::PayloadOf(payload)));
  return WireOf(session);
}

Result<StoredSession> SessionOf(sql::Database& db, const std::string& secret, Instant now) {
  TEPAT_ASSIGN(const auto session, FindSession(db, journal::Sha256(secret)));
  if (!session || now - session->used > kSessionIdle || now - session->started > kSessionLife) {
    return UnknownSession();
  }
  return *session;
}

v1::Session WireOf(const StoredSession& session) {
  v1::Session wire;
  wire.set_session_id(session.session_id);
  wire.set_person_id(session.person_id);
  wire.set_administrator(session.administrator);
  wire.set_client(session.client);
  journal::FillTime(session.started, wire.mutable_start_time());
  journal::FillTime(session.used, wire.mutable_use_time());
  return wire;
}

Result<v1::EndSessionResponse> EndSession(journal::Transaction& transaction,
                                          const v1::EndSessionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const StoredSession asking,
               SessionOf(db, request.session_secret(), transaction.now()));
  const std::string wanted =
      request.session_id().empty() ? asking.session_id : request.session_id();
  // Among the asking person's own: an id of somebody else's session is simply unknown.
  TEPAT_ASSIGN(const auto sessions, SessionsOf(db, asking.person_id, kSessionsMax));
  const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const auto& session) {
    return session.session_id == wanted;
  });
  if (found == sessions.end()) return UnknownSession();
  TEPAT_TRY(EndOne(transaction, *found));
  v1::EndSessionResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Status SignInThrottle::Admit(const std::string& username) {
  const Lock lock(mutex_);
  const auto found = tries_.find(username);
  if (found == tries_.end() || clock_.Now() >= found->second.open_at) return Ok();
  // Rounded up: a try after that many seconds is admitted.
  const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.open_at - clock_.Now());
  return Fail(Code::kExhausted, "office.too_many_attempts", "too many wrong passwords",
              {{"retry_seconds", std::to_string(left.count())}});
}

void SignInThrottle::Succeeded(const std::string& username) {
  const Lock lock(mutex_);
  // Right at last: what went wrong before was mistyped.
  tries_.erase(username);
}

void SignInThrottle::Failed(const std::string& username) {
  const Lock lock(mutex_);
  if (tries_.size() >= kNamesMax && tries_.find(username) == tries_.end()) {
    // The one that may try again first is forgotten: names without number must not fill the memory.
    tries_.erase(std::min_element(tries_.begin(), tries_.end(), [](const auto& a, const auto& b) {
      return a.second.open_at < b.second.open_at;
    }));
  }
  Tries& tries = tries_[username];
  if (++tries.failed < kFreeTries) return;
  const int doublings = std::min(tries.failed - kFreeTries, 5);
  tries.open_at = clock_.Now() + std::min(kFirstWait * (1 << doublings), kLongestWait);
}

}  // namespace tepat::office
