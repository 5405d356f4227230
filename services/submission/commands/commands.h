// SPDX-License-Identifier: Apache-2.0
// The commands of submission, a file each. Each runs inside the writer's transaction: right, rule,
// rows and fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "services/submission/config.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// Completes step 6: measurement and report are written. Review follows, untimed.
Result<v1::MarkDocumentsReadyResponse> MarkDocumentsReady(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::MarkDocumentsReadyRequest& request);

// The Sekretaris passes the documents to the Camat.
Result<v1::ReviewDocumentsResponse> ReviewDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReviewDocumentsRequest& request);

// The Camat approves: step 7 begins.
Result<v1::ApproveDocumentsResponse> ApproveDocuments(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::ApproveDocumentsRequest& request);

// Gives the documents back, by whoever has them: step 6 begins again.
Result<v1::ReturnDocumentsResponse> ReturnDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReturnDocumentsRequest& request);

// Links the covering letter; the package is not sent without one.
Result<v1::AddCoveringLetterResponse> AddCoveringLetter(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::AddCoveringLetterRequest& request);

// Completes step 7.
Result<v1::SendPackageResponse> SendPackage(journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::SendPackageRequest& request);

// The receiver has it: the case is closed.
Result<v1::RecordReceiptResponse> RecordReceipt(const Context& context,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::RecordReceiptRequest& request);

// Goes back to step 4, 6 or 7, as asked.
Result<v1::RequestCorrectionResponse> RequestCorrection(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RequestCorrectionRequest& request);

}  // namespace tepat::submission
