// SPDX-License-Identifier: Apache-2.0
#include "services/office/account_service.h"

#include "libs/calls/command_call.h"
#include "libs/identity/password.h"
#include "services/office/accounts.h"
#include "services/office/password_links.h"
#include "services/office/secret_command.h"
#include "services/office/sessions.h"

namespace tepat::office {
namespace {

Status RequirePortal(const identity::Claims& caller) {
  // Secrets of people pass through here: no other service has to see one, whatever its token.
  if (caller.service == "portal") return Ok();
  return Fail(Code::kDenied, "identity.not_the_portal", "only the portal may ask this");
}

// Answers a call of the portal: `answer()` gives a Result<Response>.
template <class Response, class Answer>
grpc::ServerUnaryReactor* ServePortal(grpc::CallbackServerContext* call, calls::Guard& guard,
                                      Response* response, const Answer& answer) {
  return calls::ServeQuery(call, guard, response,
                           [&](const identity::Claims& caller) -> Result<Response> {
                             TEPAT_TRY(RequirePortal(caller));
                             return answer();
                           });
}

// The same from the rows: `read(db, request, now)`.
template <class Request, class Response, class Read>
grpc::ServerUnaryReactor* ServePortalRead(grpc::CallbackServerContext* call, calls::Guard& guard,
                                          daemon::Node& node, const Request* request,
                                          Response* response, const Read& read) {
  return ServePortal(call, guard, response, [&] {
    return node.pool().Read<Response>(
        [&](sql::Database& db) { return read(db, *request, node.world().clock.Now()); });
  });
}

}  // namespace

grpc::ServerUnaryReactor* AccountService::IssuePasswordLink(
    grpc::CallbackServerContext* call, const v1::IssuePasswordLinkRequest* request,
    v1::IssuePasswordLinkResponse* response) {
  return calls::ServeQuery(call, guard_, response, [&](const identity::Claims& caller) {
    return ExecuteSecret<v1::IssuePasswordLinkResponse>(
        node_.writer(), [&](journal::Transaction& transaction) {
          return office::IssuePasswordLink(transaction, caller, *request, identity::NewSecret());
        });
  });
}

grpc::ServerUnaryReactor* AccountService::FindPasswordLink(
    grpc::CallbackServerContext* call, const v1::FindPasswordLinkRequest* request,
    v1::FindPasswordLinkResponse* response) {
  return ServePortalRead(call, guard_, node_, request, response, ReadPasswordLink);
}

grpc::ServerUnaryReactor* AccountService::SetPassword(grpc::CallbackServerContext* call,
                                                      const v1::SetPasswordRequest* request,
                                                      v1::SetPasswordResponse* response) {
  return ServePortal(call, guard_, response, [&] { return desk_.SetPassword(*request); });
}

grpc::ServerUnaryReactor* AccountService::SignIn(grpc::CallbackServerContext* call,
                                                 const v1::SignInRequest* request,
                                                 v1::SignInResponse* response) {
  return ServePortal(call, guard_, response, [&] { return desk_.SignIn(*request); });
}

grpc::ServerUnaryReactor* AccountService::RenewSession(grpc::CallbackServerContext* call,
                                                       const v1::RenewSessionRequest* request,
                                                       v1::RenewSessionResponse* response) {
  return ServePortal(call, guard_, response, [&] { return desk_.Renew(*request); });
}

grpc::ServerUnaryReactor* AccountService::ListSessions(grpc::CallbackServerContext* call,
                                                       const v1::ListSessionsRequest* request,
                                                       v1::ListSessionsResponse* response) {
  return ServePortalRead(call, guard_, node_, request, response, ReadSessions);
}

grpc::ServerUnaryReactor* AccountService::EndSession(grpc::CallbackServerContext* call,
                                                     const v1::EndSessionRequest* request,
                                                     v1::EndSessionResponse* response) {
  return ServePortal(call, guard_, response, [&] {
    return ExecuteSecret<v1::EndSessionResponse>(node_.writer(),
                                                 [&](journal::Transaction& transaction) {
                                                   return office::EndSession(transaction, *request);
                                                 });
  });
}

grpc::ServerUnaryReactor* AccountService::ListAccounts(grpc::CallbackServerContext* call,
                                                       const v1::ListAccountsRequest*,
                                                       v1::ListAccountsResponse* response) {
  return calls::ServeRead(call, guard_, node_.pool(), response, ReadAccounts);
}

}  // namespace tepat::office
