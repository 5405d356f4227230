// SPDX-License-Identifier: Apache-2.0
// Questions about letters, and who may ask them.
#pragma once

#include <chrono>
#include <string>

#include "libs/identity/token.h"
#include "libs/sop/sop.h"
#include "libs/sql/database.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// The SOP in force on that day. Fails with kUnavailable `correspondence.no_sop`.
Result<sop::Sop> SopInForce(sql::Database& db, std::chrono::local_days today);

// A letter with its documents. One that is not public is for those through whose hands it goes, and
// for services: any other caller is refused with kDenied `identity.not_allowed`. kNotFound
// `correspondence.unknown_case`.
Result<v1::GetLetterResponse> ReadLetter(sql::Database& db, const identity::Claims& caller,
                                         const std::string& case_id, Instant now);

// A case that was opened here, whatever has opened it: nothing that a letter keeps to itself, so
// anybody of the office may ask. kNotFound `correspondence.unknown_case`.
Result<v1::GetCaseResponse> ReadCase(sql::Database& db, const std::string& case_id);

// The SHA-256 of a file that the caller may have: of a letter that he may read, or of a case that
// was opened on schedule, which all may read. Fails as ReadLetter, and with kNotFound
// `blobs.unknown` for a file that the case does not have.
Result<std::string> ReadableScan(sql::Database& db, const identity::Claims& caller,
                                 const v1::GetScanRequest& request, Instant now);

}  // namespace tepat::correspondence
