// SPDX-License-Identifier: Apache-2.0
// The table of the documents that are linked to cases.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_document.h"
#include "libs/sql/database.h"

namespace tepat::casework {

// Links a document; one that is linked already has no effect. Inside a write transaction.
Status LinkDocument(sql::Database& db, const std::string& case_id, const CaseDocument& document);

// Whether a document of any case is that file. For BlobStore::Sweep.
Result<bool> IsLinkedFile(sql::Database& db, const std::string& sha256);

// All documents of a case, by kind and number.
Result<std::vector<CaseDocument>> DocumentsOf(sql::Database& db, const std::string& case_id);

}  // namespace tepat::casework
