// SPDX-License-Identifier: Apache-2.0
// Commands whose answer holds a secret, or that a secret stands for.
#pragma once

#include <functional>

#include "libs/journal/writer.h"

namespace tepat::office {

// Runs the work inside the writer's transaction and waits for the commit. Such a request has no id:
// its first answer would have to be kept for a repeat, secret and all. Any thread but the writer's;
// fails as the work and as Writer::Execute.
template <class Response>
Result<Response> ExecuteSecret(journal::Writer& writer,
                               const std::function<Result<Response>(journal::Transaction&)>& work) {
  Response response;
  const auto keep = [&](journal::Transaction& transaction) -> Status {
    TEPAT_ASSIGN(response, work(transaction));
    return Ok();
  };
  TEPAT_TRY(writer.Execute(keep));
  return response;
}

}  // namespace tepat::office
