// SPDX-License-Identifier: Apache-2.0
// A journal over gRPC: the serving side, and the reading side.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "libs/journal/journal_reader.h"
#include "tepat/journal/v1/journal_service.grpc.pb.h"

namespace tepat::journal {

// Serves a local journal. Any thread.
class JournalService : public v1::JournalService::CallbackService {
 public:
  explicit JournalService(JournalReader& journal) : journal_(journal) {}

  grpc::ServerUnaryReactor* GetHead(grpc::CallbackServerContext* context,
                                    const v1::GetHeadRequest* request,
                                    v1::GetHeadResponse* response) override;
  grpc::ServerUnaryReactor* Read(grpc::CallbackServerContext* context,
                                 const v1::ReadRequest* request,
                                 v1::ReadResponse* response) override;

 private:
  JournalReader& journal_;
};

// Reads another service's journal. Any thread. Calls end within 2 seconds.
class RemoteJournal : public JournalReader {
 public:
  // `channel` is shared with gRPC's stub.
  explicit RemoteJournal(const std::shared_ptr<grpc::Channel>& channel)
      : stub_(v1::JournalService::NewStub(channel)) {}

  Result<JournalHead> Head() override;
  Result<JournalPage> Read(std::int64_t from, int rows_max) override;

 private:
  std::unique_ptr<v1::JournalService::Stub> stub_;
};

}  // namespace tepat::journal
