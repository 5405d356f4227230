// SPDX-License-Identifier: Apache-2.0
// The commands of disposition, a file each. Each runs inside the writer's transaction: right, rule,
// rows and fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "services/disposition/config.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::disposition {

// Completes step 3: recipients, instructions, tasks.
Result<v1::IssueDispositionResponse> IssueDisposition(const Context& context,
                                                      journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::IssueDispositionRequest& request);

// No disposition is needed: the case ends here.
Result<v1::DeclineDispositionResponse> DeclineDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::DeclineDispositionRequest& request);

// Asks for the end of an issued disposition that nobody has read.
Result<v1::CancelDispositionResponse> CancelDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::CancelDispositionRequest& request);

// A recipient has read it; the first time counts.
Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request);

}  // namespace tepat::disposition
