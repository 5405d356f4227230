// SPDX-License-Identifier: Apache-2.0
#include "services/office/account_service.h"

#include "libs/calls/command_call.h"
#include "libs/identity/password.h"
#include "libs/journal/wire.h"

namespace tepat::office {
namespace {

constexpr std::chrono::seconds kHashWait{3};

Status RequirePortal(const identity::Claims& caller) {
  // Secrets of people pass through here: no other service has to see one, whatever its token.
  if (caller.service == "portal") return Ok();
  return Fail(Code::kDenied, "identity.not_the_portal", "only the portal may ask this");
}

// Answers a query of the portal.
template <class Response>
grpc::ServerUnaryReactor* ServePortal(grpc::CallbackServerContext* call, calls::Guard& guard,
                                      Response* response,
                                      const std::function<Result<Response>()>& query) {
  const auto ask = [&](const identity::Claims& caller) -> Result<Response> {
    TEPAT_TRY(RequirePortal(caller));
    return query();
  };
  return calls::ServeQuery<Response>(call, guard, response, ask);
}

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

// Runs work with a secret inside the writer's transaction; nothing of it is kept for a repeat.
template <class Response>
Result<Response> Execute(journal::Writer& writer,
                         const std::function<Result<Response>(journal::Transaction&)>& body) {
  Response response;
  // Without a request id: the first answer would have to be kept for a repeat, secret and all.
  const auto keep = [&](journal::Transaction& transaction) -> Status {
    TEPAT_ASSIGN(response, body(transaction));
    return Ok();
  };
  TEPAT_TRY(writer.Execute(keep));
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* AccountService::IssuePasswordLink(
    grpc::CallbackServerContext* call, const v1::IssuePasswordLinkRequest* request,
    v1::IssuePasswordLinkResponse* response) {
  return calls::ServeQuery<v1::IssuePasswordLinkResponse>(
      call, guard_, response, [&](const identity::Claims& caller) {
        return Execute<v1::IssuePasswordLinkResponse>(
            node_.writer(), [&](journal::Transaction& transaction) {
              return office::IssuePasswordLink(transaction, caller, *request,
                                               identity::NewSecret());
            });
      });
}

grpc::ServerUnaryReactor* AccountService::FindPasswordLink(
    grpc::CallbackServerContext* call, const v1::FindPasswordLinkRequest* request,
    v1::FindPasswordLinkResponse* response) {
  return ServePortal<v1::FindPasswordLinkResponse>(
      call, guard_, response, [&]() -> Result<v1::FindPasswordLinkResponse> {
        TEPAT_ASSIGN(const PasswordLink link,
                     node_.pool().Read<PasswordLink>([&](sql::Database& db) {
                       return LinkOf(db, request->secret(), node_.world().clock.Now());
                     }));
        v1::FindPasswordLinkResponse found;
        found.set_person_id(link.person_id);
        found.set_administrator(link.administrator);
        journal::FillTime(link.expires, found.mutable_expire_time());
        return found;
      });
}

grpc::ServerUnaryReactor* AccountService::SetPassword(grpc::CallbackServerContext* call,
                                                      const v1::SetPasswordRequest* request,
                                                      v1::SetPasswordResponse* response) {
  return ServePortal<v1::SetPasswordResponse>(
      call, guard_, response, [&]() -> Result<v1::SetPasswordResponse> {
        // What can be refused cheaply is refused before anything is hashed.
        TEPAT_TRY(CheckPassword(request->password()));
        // A guessed link must not cost a hash.
        TEPAT_TRY(node_.pool().Read<PasswordLink>([&](sql::Database& db) {
          return LinkOf(db, request->secret(), node_.world().clock.Now());
        }));
        TEPAT_ASSIGN(const std::string hash, Hashing(hashing_, [&] {
                       return identity::HashPassword(request->password());
                     }));
        if (hash.empty()) return Fail(Code::kUnavailable, "office.sign_in_busy", "no memory");
        return Execute<v1::SetPasswordResponse>(
            node_.writer(), [&](journal::Transaction& transaction) {
              return office::SetPassword(transaction, *request, hash);
            });
      });
}

Result<Account> AccountService::CheckSignIn(const v1::SignInRequest& request) {
  // The hash of a password that nobody knows.
  static const std::string kNobody = identity::HashPassword(identity::NewSecret());
  // Cut before it becomes a key of the throttle's table.
  const std::string name = WithoutBlanks(request.username()).substr(0, 100);
  // Before the hash, which is what guessing costs us; per name, since all come from the
  // portal's address.
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

grpc::ServerUnaryReactor* AccountService::SignIn(grpc::CallbackServerContext* call,
                                                 const v1::SignInRequest* request,
                                                 v1::SignInResponse* response) {
  return ServePortal<v1::SignInResponse>(
      call, guard_, response, [&]() -> Result<v1::SignInResponse> {
        TEPAT_ASSIGN(const Account account, CheckSignIn(*request));
        const std::string secret = identity::NewSecret();
        TEPAT_ASSIGN(const v1::Session session,
                     Execute<v1::Session>(node_.writer(), [&](journal::Transaction& transaction) {
                       return BeginSession(transaction, account, secret, request->client());
                     }));
        const auto token = keys_.MintForPerson(account.person_id, "");
        v1::SignInResponse begun;
        begun.set_session_secret(secret);
        *begun.mutable_session() = session;
        begun.set_token(token.token());
        *begun.mutable_token_expire_time() = token.expire_time();
        return begun;
      });
}

grpc::ServerUnaryReactor* AccountService::RenewSession(grpc::CallbackServerContext* call,
                                                       const v1::RenewSessionRequest* request,
                                                       v1::RenewSessionResponse* response) {
  return ServePortal<v1::RenewSessionResponse>(
      call, guard_, response, [&]() -> Result<v1::RenewSessionResponse> {
        // Read and touched in one transaction: a session that is being ended is not
        // brought back.
        const auto touch = [&](journal::Transaction& transaction) -> Result<StoredSession> {
          TEPAT_ASSIGN(const StoredSession found,
                       SessionOf(transaction.db(), request->session_secret(), transaction.now()));
          TEPAT_TRY(TouchSession(transaction.db(), found.session_id, transaction.now()));
          return found;
        };
        TEPAT_ASSIGN(const StoredSession session, Execute<StoredSession>(node_.writer(), touch));
        const auto token = keys_.MintForPerson(session.person_id, request->position());
        v1::RenewSessionResponse renewed;
        *renewed.mutable_session() = WireOf(session);
        renewed.set_token(token.token());
        *renewed.mutable_token_expire_time() = token.expire_time();
        return renewed;
      });
}

grpc::ServerUnaryReactor* AccountService::ListSessions(grpc::CallbackServerContext* call,
                                                       const v1::ListSessionsRequest* request,
                                                       v1::ListSessionsResponse* response) {
  return ServePortal<v1::ListSessionsResponse>(
      call, guard_, response, [&]() -> Result<v1::ListSessionsResponse> {
        TEPAT_ASSIGN(const auto sessions,
                     node_.pool().Read<std::vector<StoredSession>>(
                         [&](sql::Database& db) -> Result<std::vector<StoredSession>> {
                           TEPAT_ASSIGN(const auto asking, SessionOf(db, request->session_secret(),
                                                                     node_.world().clock.Now()));
                           return SessionsOf(db, asking.person_id, kSessionsMax);
                         }));
        v1::ListSessionsResponse list;
        for (const StoredSession& session : sessions) *list.add_sessions() = WireOf(session);
        return list;
      });
}

grpc::ServerUnaryReactor* AccountService::EndSession(grpc::CallbackServerContext* call,
                                                     const v1::EndSessionRequest* request,
                                                     v1::EndSessionResponse* response) {
  return ServePortal<v1::EndSessionResponse>(
      call, guard_, response, [&]() -> Result<v1::EndSessionResponse> {
        return Execute<v1::EndSessionResponse>(node_.writer(),
                                               [&](journal::Transaction& transaction) {
                                                 return office::EndSession(transaction, *request);
                                               });
      });
}

grpc::ServerUnaryReactor* AccountService::ListAccounts(grpc::CallbackServerContext* call,
                                                       const v1::ListAccountsRequest*,
                                                       v1::ListAccountsResponse* response) {
  return calls::ServeQuery<v1::ListAccountsResponse>(
      call, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::ListAccountsResponse> {
        TEPAT_ASSIGN(const auto accounts,
                     node_.pool().Read<std::vector<Account>>(
                         [&](sql::Database& db) -> Result<std::vector<Account>> {
                           TEPAT_TRY(RequireAdministrator(db, caller));
                           return AllAccounts(db);
                         }));
        v1::ListAccountsResponse list;
        for (const Account& account : accounts) {
          v1::Account* entry = list.add_accounts();
          entry->set_person_id(account.person_id);
          entry->set_administrator(account.administrator);
          journal::FillTime(account.password_set, entry->mutable_password_time());
        }
        return list;
      });
}

}  // namespace tepat::office
