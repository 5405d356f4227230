// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ accounts.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/office/keys.h"
#include "services/office/sign_in.h"
#include "tepat/office/v1/account_service.grpc.pb.h"

namespace tepat::office {

// Serves the contract. Any thread.
class AccountService : public v1::AccountService::CallbackService {
 public:
  // All arguments outlive the service.
  AccountService(daemon::Node& node, calls::Guard& guard, const Keys& keys)
      : node_(node), guard_(guard), desk_(node, keys) {}

  grpc::ServerUnaryReactor* IssuePasswordLink(grpc::CallbackServerContext* call,
                                              const v1::IssuePasswordLinkRequest* request,
                                              v1::IssuePasswordLinkResponse* response) override;
  grpc::ServerUnaryReactor* FindPasswordLink(grpc::CallbackServerContext* call,
                                             const v1::FindPasswordLinkRequest* request,
                                             v1::FindPasswordLinkResponse* response) override;
  grpc::ServerUnaryReactor* SetPassword(grpc::CallbackServerContext* call,
                                        const v1::SetPasswordRequest* request,
                                        v1::SetPasswordResponse* response) override;
  grpc::ServerUnaryReactor* SignIn(grpc::CallbackServerContext* call,
                                   const v1::SignInRequest* request,
                                   v1::SignInResponse* response) override;
  grpc::ServerUnaryReactor* RenewSession(grpc::CallbackServerContext* call,
                                         const v1::RenewSessionRequest* request,
                                         v1::RenewSessionResponse* response) override;
  grpc::ServerUnaryReactor* ListSessions(grpc::CallbackServerContext* call,
                                         const v1::ListSessionsRequest* request,
                                         v1::ListSessionsResponse* response) override;
  grpc::ServerUnaryReactor* EndSession(grpc::CallbackServerContext* call,
                                       const v1::EndSessionRequest* request,
                                       v1::EndSessionResponse* response) override;
  grpc::ServerUnaryReactor* ListAccounts(grpc::CallbackServerContext* call,
                                         const v1::ListAccountsRequest* request,
                                         v1::ListAccountsResponse* response) override;

 private:
  // Of `main`; calls run on gRPC's threads, several at once.
  daemon::Node& node_;
  calls::Guard& guard_;
  SignInDesk desk_;
};

}  // namespace tepat::office
