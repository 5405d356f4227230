// SPDX-License-Identifier: Apache-2.0
// What any service is asked about one case.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "services/cli/operator.h"

namespace tepat::cli {

// Asks one service about the case: `AskOfCase<Service>(self, "timing", case_id,
// &Service::Stub::GetCase)`. Fails as the call does.
template <class Service, class Request, class Response>
Result<Response> AskOfCase(const Operator& self, const std::string& service,
                           const std::string& case_id,
                           grpc::Status (Service::Stub::*method)(grpc::ClientContext*,
                                                                 const Request&, Response*)) {
  const auto stub = Service::NewStub(self.ChannelTo(service));
  Request request;
  request.set_case_id(case_id);
  return self.Call<Response>(
      [&](auto* context, auto* response) { return ((*stub).*method)(context, request, response); });
}

// The answer, or nothing when the service does not know the case.
template <class Response>
Result<std::optional<Response>> IfKnown(Result<Response> answer) {
  if (answer) return std::optional<Response>(std::move(*answer));
  // A case that has not come so far yet; any other failure must not look like it.
  if (answer.error().code == Code::kNotFound) return std::optional<Response>();
  return Fail(answer.error());
}

}  // namespace tepat::cli
