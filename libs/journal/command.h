// SPDX-License-Identifier: Apache-2.0
// Idempotent commands: a repeat of a success returns the first answer; a refusal is judged anew.
#pragma once

#include <functional>
#include <string>

#include "libs/journal/writer.h"

namespace tepat::journal {

// What makes two requests the same request.
struct CommandKey {
  std::string request_id;   // UUIDv7 that the client made
  std::string fingerprint;  // Sha256 of the method, the request without its id, and the actor
};

// Runs `handler` once for this key inside the transaction and keeps its reply; a repeat gets the
// kept reply. Slugs: `journal.malformed_request_id` (kInvalid), `journal.request_id_reused`
// (kConflict: the same id came with another content or actor), and those of the handler.
Result<std::string> RunOnce(Transaction& transaction, const CommandKey& key,
                            const std::function<Result<std::string>(Transaction&)>& handler);

}  // namespace tepat::journal
