// SPDX-License-Identifier: Apache-2.0
// Registering a letter: step 1, inside the writer's transaction: the row, the agenda number, the
// linked documents and the fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "libs/worktime/zone.h"
#include "services/correspondence/config.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// What a command needs beside its request.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

Result<v1::RegisterLetterResponse> RegisterLetter(const Context& context,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::RegisterLetterRequest& request);

}  // namespace tepat::correspondence
