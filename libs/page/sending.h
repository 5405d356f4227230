// SPDX-License-Identifier: Apache-2.0
// Forms that become commands of services, under the token of whoever sends them. Any thread.
#pragma once

#include <string>

#include "libs/calls/backend.h"
#include "libs/http/form.h"
#include "tepat/common/v1/position.pb.h"

namespace tepat::page {

// Where a command's fact stands; the page that follows waits until its view has come there.
using Sent = Result<common::v1::JournalPosition>;

// What every command's request has: id, case, and the revision that the form's page showed.
template <class Message>
Message RequestFor(const http::Fields& form, const std::string& case_id) {
  Message request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(case_id);
  request.set_expected_revision(http::IntIn(form.Get("revision")));
  return request;
}

// Calls a service under that token and waits for its answer; gives the position of its fact. Fails
// as Backend::Call does.
template <class Stub, class Request, class Answer>
Sent SendTo(const calls::Backend& backend, const std::string& token,
            const calls::Service<Stub>& service, calls::Method<Stub, Request, Answer> method,
            const Request& request) {
  TEPAT_ASSIGN(const Answer answer, backend.Call(service, token, method, request));
  return answer.position();
}

}  // namespace tepat::page
