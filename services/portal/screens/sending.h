// SPDX-License-Identifier: Apache-2.0
// Commands that forms of the portal become, and the page that follows.
#pragma once

#include <string>

#include "services/portal/context.h"

namespace tepat::portal {

// Calls a service as the viewer; gives the position of its fact. Fails as Backend::Call does.
template <class Stub, class Request, class Answer>
Sent SendTo(const Context& context, const calls::Service<Stub>& service,
            calls::Method<Stub, Request, Answer> method, const Request& request) {
  return page::SendTo(context.portal.backend, context.viewer->token, service, method, request);
}

// Waits until the model shows what was just done, then goes there, where `Saved` tells it; with
// what was not done beside it, and what the service has counted, if anything.
Response GoOn(const Context& context, const common::v1::JournalPosition& position, Url to,
              const std::string& warning = {}, const std::string& counted = {});

}  // namespace tepat::portal
