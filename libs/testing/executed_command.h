// SPDX-License-Identifier: Apache-2.0
// A command as its service runs it, for who has no call to bring it in: tests and simulations.
#pragma once

#include <string>
#include <utility>

#include "libs/calls/command_call.h"

namespace tepat::simulation {

// Runs a command and waits for its commit; a repeat of its request id gets the first answer.
template <class Request, class Response>
Result<Response> ExecuteCommand(journal::Writer& writer, const std::string& method,
                                const identity::Claims& caller, const Request& request,
                                calls::Handler<Request, Response> handler) {
  Response response;
  TEPAT_TRY(writer.Execute(calls::CommandWork<Request, Response>(method, caller, request, response,
                                                                 std::move(handler))));
  return response;
}

}  // namespace tepat::simulation
