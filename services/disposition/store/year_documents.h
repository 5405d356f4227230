// SPDX-License-Identifier: Apache-2.0
// What a case has beside what was linked to it: the documents of its year.
#pragma once

#include <string>
#include <vector>

#include "libs/casework/case_document.h"
#include "libs/sql/database.h"

namespace tepat::disposition {

// Documents linked to a case, and those of that year as the office has registered them, which count
// as linked to it; its plan among them.
Result<std::vector<casework::CaseDocument>> LinkedDocuments(sql::Database& db,
                                                            const std::string& case_id, int year);

}  // namespace tepat::disposition
