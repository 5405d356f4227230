// SPDX-License-Identifier: Apache-2.0
// Letters as the contract has them.
#pragma once

#include <vector>

#include "services/correspondence/store/letters.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

Letter LetterOf(const v1::RegisterLetterRequest& request);

// What the fact says; `whole` also what facts of letters that are not public leave out.
v1::LetterRegistered RegisteredPayload(const RegisteredLetter& registered, bool whole);

v1::GetLetterResponse LetterResponse(const RegisteredLetter& found,
                                     const std::vector<casework::CaseDocument>& documents);

}  // namespace tepat::correspondence
