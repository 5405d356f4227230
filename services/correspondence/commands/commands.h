// SPDX-License-Identifier: Apache-2.0
// Commands that move a letter from desk to desk: step 2. Each runs inside the writer's transaction:
// rights, rule, row and fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

Result<v1::ForwardToSekretarisResponse> ForwardToSekretaris(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::ForwardToSekretarisRequest& request);

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request);

Result<v1::ForwardToCamatResponse> ForwardToCamat(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::ForwardToCamatRequest& request);

}  // namespace tepat::correspondence
