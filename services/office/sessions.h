// SPDX-License-Identifier: Apache-2.0
// Sessions of people who are signed in: each is known by a secret, whose hash alone is kept. What
// writes runs inside the writer's transaction; slugs are those of the contract.
#pragma once

#include <chrono>
#include <string>

#include "libs/journal/writer.h"
#include "services/office/store_accounts.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::office {

// A session ends when it is idle that long, or this old: a week of work is one sign-in.
constexpr std::chrono::hours kSessionIdle{12};
constexpr std::chrono::days kSessionLife{7};
// Sessions that a person may have; the oldest ends.
constexpr int kSessionsMax = 20;

// Begins a session of a person whose password was right.
Result<v1::Session> BeginSession(journal::Transaction& transaction, const Account& account,
                                 const std::string& secret, const std::string& client);

// The session of that secret, when it is not void at `now`.
// Fails with kDenied `office.unknown_session` for each of the reasons alike.
Result<StoredSession> SessionOf(sql::Database& db, const std::string& secret, Instant now);
// As the contract has it; the secret is not in it.
v1::Session WireOf(const StoredSession& session);

// The same, and the session counts as used now: a person who works stays signed in. What is given
// back is as it was before. Fails as SessionOf.
Result<StoredSession> UseSession(journal::Transaction& transaction, const std::string& secret);

// All sessions of whoever asks by one of them, newest first. Fails as SessionOf.
Result<v1::ListSessionsResponse> ReadSessions(sql::Database& db,
                                              const v1::ListSessionsRequest& request, Instant now);

// Ends the asking session, or another one of the same person. Fails as SessionOf, also for a
// session of somebody else.
Result<v1::EndSessionResponse> EndSession(journal::Transaction& transaction,
                                          const v1::EndSessionRequest& request);

}  // namespace tepat::office
