// SPDX-License-Identifier: Apache-2.0
#include "services/submission/queries.h"

#include "libs/base/id.h"
#include "libs/calls/page.h"
#include "libs/casework/store/documents.h"
#include "services/submission/store/submissions.h"
#include "services/submission/wire.h"

namespace tepat::submission {

Result<v1::GetSubmissionResponse> ReadSubmission(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindSubmission(db, case_id));
  if (!found) return Fail(Code::kNotFound, "submission.unknown_case", "this case is not here");
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  return SubmissionResponse(*found, documents);
}

Result<v1::ListUnconfirmedResponse> ReadUnconfirmed(sql::Database& db,
                                                    const v1::ListUnconfirmedRequest& request) {
  const std::string& after = request.page_token();
  TEPAT_ASSIGN(const int page_size, calls::PageSizeOf(request.page_size(), kArea));
  // The token is the last case of the page before, so that no list has to be kept for the caller.
  if (!after.empty() && !IsUuidV7(after)) {
    return Fail(Code::kInvalid, "submission.invalid_page",
                "page_token: of the page before, or empty");
  }
  TEPAT_ASSIGN(const auto found, UnconfirmedAfter(db, after, page_size));
  return UnconfirmedPage(found, page_size);
}

}  // namespace tepat::submission
