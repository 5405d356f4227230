// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ the one command that stores a read file.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/data-collection/config.h"
#include "services/data-collection/workbook/kept_previews.h"
#include "tepat/data_collection/v1/storing_service.grpc.pb.h"

namespace tepat::data_collection {

// Serves the contract. Any thread.
class StoringService : public v1::StoringService::CallbackService {
 public:
  // All arguments outlive the service; `kept`: the previews of WorkbookService.
  StoringService(daemon::Node& node, calls::Guard& guard, const Context& context,
                 const book::KeptPreviews& kept)
      : node_(node), guard_(guard), context_(context), kept_(kept) {}

  grpc::ServerUnaryReactor* StoreWorkbook(grpc::CallbackServerContext* call,
                                          const v1::StoreWorkbookRequest* request,
                                          v1::StoreWorkbookResponse* response) override;

 private:
  daemon::Node& node_;
  calls::Guard& guard_;
  const Context& context_;
  const book::KeptPreviews& kept_;
};

}  // namespace tepat::data_collection
