// SPDX-License-Identifier: Apache-2.0
// Letters as the contract has them.
#pragma once

#include <string>
#include <vector>

#include "libs/blobs/blob_store.h"
#include "libs/casework/case_document.h"
#include "services/correspondence/domain.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// As it was sent; checked by CheckLetter.
Letter LetterOf(const v1::RegisterLetterRequest& request);

// What the fact says; `whole` also what facts of letters that are not public leave out.
v1::LetterRegistered RegisteredPayload(const RegisteredLetter& registered, bool whole);

// What the fact of a scan says: never its bytes.
v1::ScanAttached ScanPayload(const std::string& kind, const blobs::Blob& blob);

// The whole letter, for those who may read it.
v1::GetLetterResponse LetterResponse(const RegisteredLetter& found,
                                     const std::vector<casework::CaseDocument>& documents);

}  // namespace tepat::correspondence
