// SPDX-License-Identifier: Apache-2.0
// The commands of disposition, each inside the writer's transaction: rights, rule, rows and fact in
// one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "libs/worktime/zone.h"
#include "services/disposition/config.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::disposition {

// What a command needs beside its request.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

Result<v1::IssueDispositionResponse> IssueDisposition(const Context& context,
                                                      journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::IssueDispositionRequest& request);

Result<v1::DeclineDispositionResponse> DeclineDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::DeclineDispositionRequest& request);

Result<v1::CancelDispositionResponse> CancelDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::CancelDispositionRequest& request);

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request);

Result<v1::RegisterYearDocumentResponse> RegisterYearDocument(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RegisterYearDocumentRequest& request);

}  // namespace tepat::disposition
