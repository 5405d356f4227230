// SPDX-License-Identifier: Apache-2.0
// Letters as the contract has them.
#pragma once

#include <optional>
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

// Whether a file was attached as a letter's own, under its number.
bool IsOfLetter(const casework::CaseDocument& document);

// A case for anybody of the office, but for what takes whose place. `letter`: that lies with it.
v1::GetCaseResponse CaseResponse(const OwnCase& own, const std::optional<RegisteredLetter>& letter,
                                 const std::vector<casework::CaseDocument>& documents);

// The whole letter, for those who may read it.
v1::GetLetterResponse LetterResponse(const RegisteredLetter& found,
                                     const std::vector<casework::CaseDocument>& documents);

}  // namespace tepat::correspondence
