// SPDX-License-Identifier: Apache-2.0
// Submissions as the contract has them.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_document.h"
#include "services/submission/domain.h"
#include "services/submission/package.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// Each as it was sent; checked by the rule that stands with its type.
// Files keep their hash outside of these rules: a reference and a file are checked alike.
std::vector<PackageDocument> PackageIn(const std::vector<casework::CaseDocument>& from);
Correction CorrectionIn(const v1::RequestCorrectionRequest& from);
Receipt ReceiptIn(const v1::RecordReceiptRequest& from);

// What the fact of a correction says.
v1::CorrectionRequested CorrectionPayload(const v1::RequestCorrectionRequest& request,
                                          int revision);

// The whole submission.
v1::GetSubmissionResponse SubmissionResponse(const Submission& found,
                                             const std::vector<casework::CaseDocument>& documents);

// A page of what waits for its receipt; a full one has a token for the next.
v1::ListUnconfirmedResponse UnconfirmedPage(const std::vector<Unconfirmed>& found, int page_size);

}  // namespace tepat::submission
