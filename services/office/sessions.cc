// SPDX-License-Identifier: Apache-2.0
#include "services/office/sessions.h"

#include <algorithm>

#include "libs/base/outside_text.h"
#include "libs/journal/hash.h"
#include "libs/journal/wire.h"
#include "services/office/authority.h"

namespace tepat::office {
namespace {

constexpr std::size_t kClientMax = 200;  // bytes

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

}  // namespace

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
                              // What a browser says of itself is as long as it likes; half a
                              // character would make answers that nobody can read.
                              ShownText(client, kClientMax), now, now, account.administrator};
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

Result<StoredSession> UseSession(journal::Transaction& transaction, const std::string& secret) {
  // Read and touched in one transaction: a session that is being ended is not brought back.
  TEPAT_ASSIGN(const StoredSession found, SessionOf(transaction.db(), secret, transaction.now()));
  TEPAT_TRY(TouchSession(transaction.db(), found.session_id, transaction.now()));
  return found;
}

Result<v1::ListSessionsResponse> ReadSessions(sql::Database& db,
                                              const v1::ListSessionsRequest& request, Instant now) {
  TEPAT_ASSIGN(const StoredSession asking, SessionOf(db, request.session_secret(), now));
  TEPAT_ASSIGN(const auto sessions, SessionsOf(db, asking.person_id, kSessionsMax));
  v1::ListSessionsResponse response;
  for (const StoredSession& session : sessions) *response.add_sessions() = WireOf(session);
  return response;
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

}  // namespace tepat::office
