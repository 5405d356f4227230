// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/queries.h"

#include "services/disposition/period_year.h"
#include "services/disposition/store/dispositions.h"
#include "services/disposition/store/year_documents.h"
#include "services/disposition/wire.h"

namespace tepat::disposition {

Result<v1::GetDispositionResponse> ReadDisposition(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindDisposition(db, case_id));
  if (!found) return Fail(Code::kNotFound, "disposition.unknown_case", "this case is not here");
  // In one reading transaction: recipients and state are of the same instant.
  TEPAT_ASSIGN(const auto recipients, RecipientsOf(db, case_id));
  TEPAT_ASSIGN(const auto documents, LinkedDocuments(db, case_id, YearOfPeriod(found->period)));
  return DispositionResponse(*found, recipients, documents);
}

}  // namespace tepat::disposition
