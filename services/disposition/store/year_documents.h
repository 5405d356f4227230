// SPDX-License-Identifier: Apache-2.0
// The table of the documents of years.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_document.h"
#include "libs/sql/database.h"
#include "services/disposition/year_document.h"

namespace tepat::disposition {

// Takes the place of one of the same kind, year and number. Inside a write transaction.
Status SaveYearDocument(sql::Database& db, const YearDocument& document);

// Documents linked to a case, and at most 50 of that year, which count as linked to it.
Result<std::vector<casework::CaseDocument>> LinkedDocuments(sql::Database& db,
                                                            const std::string& case_id, int year);

}  // namespace tepat::disposition
