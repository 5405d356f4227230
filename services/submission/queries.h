// SPDX-License-Identifier: Apache-2.0
// Questions about submissions. Anybody of the office may ask them.
#pragma once

#include <string>

#include "libs/sql/database.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::submission {

// A submission with its documents. kNotFound `submission.unknown_case`.
Result<v1::GetSubmissionResponse> ReadSubmission(sql::Database& db, const std::string& case_id);

// Packages that wait for their receipt, a page at a time, in the order of their cases, which is
// that of their age; what is confirmed meanwhile falls out of the pages that follow. kInvalid
// `submission.invalid_page`.
Result<v1::ListUnconfirmedResponse> ReadUnconfirmed(sql::Database& db,
                                                    const v1::ListUnconfirmedRequest& request);

}  // namespace tepat::submission
