// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/storing.h"

#include <functional>

#include "libs/calls/command_call.h"
#include "services/data-collection/commands/commands.h"

namespace tepat::data_collection {

grpc::ServerUnaryReactor* StoringService::StoreWorkbook(grpc::CallbackServerContext* call,
                                                        const v1::StoreWorkbookRequest* request,
                                                        v1::StoreWorkbookResponse* response) {
  return calls::ServeCommand(
      call, guard_, node_.writer(), "StoreWorkbook", request, response,
      std::bind_front(data_collection::StoreWorkbook, std::cref(context_), std::cref(kept_)));
}

}  // namespace tepat::data_collection
