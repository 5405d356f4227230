// SPDX-License-Identifier: Apache-2.0
// A journal over gRPC: the serving side, and the reading side.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "libs/journal/journal_reader.h"
#include "tepat/journal/v1/journal_service.grpc.pb.h"

namespace tepat::daemon {

// Serves a node's journal to other services and the operator. Any thread.
class JournalService : public journal::v1::JournalService::CallbackService {
 public:
  // Both outlive the service.
  JournalService(Node& node, calls::Guard& guard) : node_(node), guard_(guard) {}

  grpc::ServerUnaryReactor* GetHead(grpc::CallbackServerContext* context,
                                    const journal::v1::GetHeadRequest* request,
                                    journal::v1::GetHeadResponse* response) override;
  grpc::ServerUnaryReactor* Read(grpc::CallbackServerContext* context,
                                 const journal::v1::ReadRequest* request,
                                 journal::v1::ReadResponse* response) override;

 private:
  Node& node_;
  calls::Guard& guard_;
};

// Reads another service's journal. Any thread. Calls end within 2 seconds; while the other is down
// they fail at once with kUnavailable `rpc.unavailable`.
class RemoteJournal : public journal::JournalReader {
 public:
  // `channel` is shared with gRPC's stub; `token` gives this service's token for each call.
  RemoteJournal(const std::shared_ptr<grpc::Channel>& channel, std::function<std::string()> token)
      : stub_(journal::v1::JournalService::NewStub(channel)), token_(std::move(token)) {}

  Result<journal::JournalHead> Head() override;
  Result<journal::JournalPage> Read(std::int64_t from, int rows_max) override;

 private:
  void Prepare(grpc::ClientContext& context) const;

  std::unique_ptr<journal::v1::JournalService::Stub> stub_;
  const std::function<std::string()> token_;
};

}  // namespace tepat::daemon
