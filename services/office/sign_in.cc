// SPDX-License-Identifier: Apache-2.0
#include "services/office/sign_in.h"

#include <chrono>
#include <optional>

#include "libs/identity/password.h"
#include "libs/identity/token.h"
#include "services/office/password_links.h"
#include "services/office/secret_command.h"
#include "services/office/sessions.h"

namespace tepat::office {
namespace {

// Bytes of a name that are looked at: no key or personnel number is as long.
constexpr std::size_t kUsernameMax = 100;
constexpr std::chrono::seconds kHashWait{3};

// Work that holds a place among those who hash; kUnavailable when none becomes free.
template <class Semaphore, class Work>
auto Hashing(Semaphore& places, const Work& work) -> Result<decltype(work())> {
  // A wait with an end: a thread that waits for ever is one less for everybody's calls.
  if (!places.try_acquire_for(kHashWait)) {
    return Fail(Code::kUnavailable, "office.sign_in_busy", "too many sign in at once");
  }
  auto done = work();
  places.release();
  return done;
}

}  // namespace

std::string WithoutBlanks(const std::string& username) {
  std::string text = username;
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  return text;
}

Result<v1::SetPasswordResponse> SignInDesk::SetPassword(const v1::SetPasswordRequest& request) {
  // What can be refused cheaply is refused before anything is hashed.
  TEPAT_TRY(CheckPassword(request.password()));
  // A guessed link must not cost a hash.
  TEPAT_TRY(node_.pool().Read<PasswordLink>(
      [&](sql::Database& db) { return LinkOf(db, request.secret(), node_.world().clock.Now()); }));
  TEPAT_ASSIGN(const std::string hash,
               Hashing(hashing_, [&] { return identity::HashPassword(request.password()); }));
  if (hash.empty()) return Fail(Code::kUnavailable, "office.sign_in_busy", "no memory");
  return ExecuteSecret<v1::SetPasswordResponse>(
      node_.writer(), [&](journal::Transaction& transaction) {
        return office::SetPassword(transaction, request, hash);
      });
}

Result<Account> SignInDesk::Check(const v1::SignInRequest& request) {
  // The hash of a password that nobody knows.
  static const std::string kNobody = identity::HashPassword(identity::NewSecret());
  // Cut before it becomes a key of the throttle's table.
  const std::string name = WithoutBlanks(request.username()).substr(0, kUsernameMax);
  // Before the hash, which is what guessing costs us.
  TEPAT_TRY(throttle_.Admit(name));
  TEPAT_ASSIGN(const auto account,
               node_.pool().Read<std::optional<Account>>(
                   [&](sql::Database& db) { return FindAccountByName(db, name); }));
  // Hashed for unknown names too: the time of an answer must not tell who exists.
  TEPAT_ASSIGN(const bool right, Hashing(hashing_, [&] {
                 return identity::IsPassword(account ? account->password_hash : kNobody,
                                             request.password());
               }));
  if (!right || !account) {
    throttle_.Failed(name);
    return Fail(Code::kDenied, "office.wrong_password", "wrong name or password");
  }
  throttle_.Succeeded(name);
  return *account;
}

Result<v1::SignInResponse> SignInDesk::SignIn(const v1::SignInRequest& request) {
  TEPAT_ASSIGN(const Account account, Check(request));
  const std::string secret = identity::NewSecret();
  TEPAT_ASSIGN(const v1::Session session,
               ExecuteSecret<v1::Session>(node_.writer(), [&](journal::Transaction& transaction) {
                 return BeginSession(transaction, account, secret, request.client());
               }));
  // After the commit: no token is out for a session that was not begun.
  const auto token = keys_.MintForPerson(account.person_id, "");
  v1::SignInResponse response;
  response.set_session_secret(secret);
  *response.mutable_session() = session;
  response.set_token(token.token());
  *response.mutable_token_expire_time() = token.expire_time();
  return response;
}

Result<v1::RenewSessionResponse> SignInDesk::Renew(const v1::RenewSessionRequest& request) {
  TEPAT_ASSIGN(const StoredSession session,
               ExecuteSecret<StoredSession>(node_.writer(), [&](journal::Transaction& transaction) {
                 return UseSession(transaction, request.session_secret());
               }));
  const auto token = keys_.MintForPerson(session.person_id, request.position());
  v1::RenewSessionResponse response;
  *response.mutable_session() = WireOf(session);
  response.set_token(token.token());
  *response.mutable_token_expire_time() = token.expire_time();
  return response;
}

}  // namespace tepat::office
