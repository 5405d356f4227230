// SPDX-License-Identifier: Apache-2.0
// Who can sign in: links by which passwords are set, and sessions. Every function runs inside the
// writer's transaction; slugs are those of the contract. Passwords are hashed before, because that
// takes a tenth of a second.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "services/office/store_accounts.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::office {

// A link lives until the end of the third day: it may be carried on paper.
constexpr std::chrono::hours kLinkLife{72};
// A session ends when it is idle that long, or this old: a week of work is one sign-in.
constexpr std::chrono::hours kSessionIdle{12};
constexpr std::chrono::days kSessionLife{7};
// Sessions that a person may have; the oldest ends.
constexpr int kSessionsMax = 20;

// Whether a password is one to take: 10 to 200 characters, not one character alone.
Status CheckPassword(const std::string& password);

// Without the blanks that a copied number has.
std::string WithoutBlanks(const std::string& username);

// Makes a link for a person or, without one, for the first administrator, once. `secret` is told
// to the caller alone; its hash is kept. By the operator or an administrator.
Result<v1::IssuePasswordLinkResponse> IssuePasswordLink(journal::Transaction& transaction,
                                                        const identity::Claims& caller,
                                                        const v1::IssuePasswordLinkRequest& request,
                                                        const std::string& secret);

// The link of that secret, when it is not void at `now`.
Result<PasswordLink> LinkOf(sql::Database& db, const std::string& secret, Instant now);

// Uses a link up: sets the password of its person, and ends the sessions that he had.
Result<v1::SetPasswordResponse> SetPassword(journal::Transaction& transaction,
                                            const v1::SetPasswordRequest& request,
                                            const std::string& password_hash);

// Begins a session of a person whose password was right.
Result<v1::Session> BeginSession(journal::Transaction& transaction, const Account& account,
                                 const std::string& secret, const std::string& client);

// The session of that secret, when it is not void at `now`.
// Fails with kDenied `office.unknown_session` for each of the reasons alike.
Result<StoredSession> SessionOf(sql::Database& db, const std::string& secret, Instant now);
// As the contract has it; the secret is not in it.
v1::Session WireOf(const StoredSession& session);

// Ends the asking session, or another one of the same person.
Result<v1::EndSessionResponse> EndSession(journal::Transaction& transaction,
                                          const v1::EndSessionRequest& request);

// Fails with kDenied `identity.not_allowed` unless the caller is the operator or an administrator.
Status RequireAdministrator(sql::Database& db, const identity::Claims& caller);

// Slows down guessing: after five wrong passwords for one name, half a minute passes until the
// next try, then a minute, and so on up to a quarter of an hour. Any thread.
class SignInThrottle {
 public:
  // The clock outlives the throttle.
  explicit SignInThrottle(const MonotonicClock& clock) : clock_(clock) {}

  // Fails with kExhausted `office.too_many_attempts` (detail `retry_seconds`).
  Status Admit(const std::string& username);
  // After the password was looked at: forgets the wrong ones, or counts one more.
  void Succeeded(const std::string& username);
  void Failed(const std::string& username);

 private:
  struct Tries {
    int failed = 0;
    MonotonicTime open_at{};
  };
  const MonotonicClock& clock_;
  Mutex mutex_;
  std::map<std::string, Tries> tries_ TEPAT_GUARDED_BY(mutex_);  // at most kNamesMax
};

}  // namespace tepat::office
