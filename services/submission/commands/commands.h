// SPDX-License-Identifier: Apache-2.0
// The commands of submission, each inside the writer's transaction: rights, rule, rows and fact in
// one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "libs/worktime/zone.h"
#include "services/submission/config.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// What a command needs beside its request.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

Result<v1::MarkDocumentsReadyResponse> MarkDocumentsReady(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::MarkDocumentsReadyRequest& request);

Result<v1::ReviewDocumentsResponse> ReviewDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReviewDocumentsRequest& request);

Result<v1::ApproveDocumentsResponse> ApproveDocuments(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::ApproveDocumentsRequest& request);

Result<v1::ReturnDocumentsResponse> ReturnDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReturnDocumentsRequest& request);

Result<v1::AddCoveringLetterResponse> AddCoveringLetter(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::AddCoveringLetterRequest& request);

Result<v1::SendPackageResponse> SendPackage(journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::SendPackageRequest& request);

Result<v1::RecordReceiptResponse> RecordReceipt(const Context& context,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::RecordReceiptRequest& request);

Result<v1::RequestCorrectionResponse> RequestCorrection(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RequestCorrectionRequest& request);

}  // namespace tepat::submission
