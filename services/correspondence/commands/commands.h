// SPDX-License-Identifier: Apache-2.0
// The commands of correspondence, a file each. Each runs inside the writer's transaction: right,
// rule, rows and fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/blobs/blob_store.h"
#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "services/correspondence/config.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// Step 1: the letter gets its agenda number and opens its case; a later circular may take the place
// of an earlier one, or come to a case that was opened on schedule.
Result<v1::RegisterLetterResponse> RegisterLetter(const Context& context,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::RegisterLetterRequest& request);

// Opens a case whose steps 1 and 2 do not apply; it may take the place of one that has ended.
Result<v1::OpenScheduledCaseResponse> OpenScheduledCase(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::OpenScheduledCaseRequest& request);

// Links a sealed file to a case: by whoever may register letters as the letter's own, to a case of
// the schedule also by whoever may open one.
Result<v1::AttachScanResponse> AttachScan(journal::Transaction& transaction,
                                          const identity::Claims& caller, const v1::ScanHead& head,
                                          const blobs::Blob& blob);

// Step 2, first hop: from the clerk.
Result<v1::ForwardToSekretarisResponse> ForwardToSekretaris(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::ForwardToSekretarisRequest& request);

// The Sekretaris has read the letter; the first time counts.
Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request);

// Step 2, second hop: from the Sekretaris, with advice. Completes the step.
Result<v1::ForwardToCamatResponse> ForwardToCamat(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::ForwardToCamatRequest& request);

// Ends a case, or asks for its end where it is.
Result<v1::CancelCaseResponse> CancelCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CancelCaseRequest& request);

}  // namespace tepat::correspondence
