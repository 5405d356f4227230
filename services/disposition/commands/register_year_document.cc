// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/decision.h"
#include "libs/sop/roles.h"
#include "services/disposition/commands/commands.h"
#include "services/disposition/domain.h"
#include "services/disposition/store/year_documents.h"

namespace tepat::disposition {

Result<v1::RegisterYearDocumentResponse> RegisterYearDocument(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RegisterYearDocumentRequest& request) {
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_TRY(decision.AuthorisePosition(sop::YearDocumentRoles(), "register_year_document"));
  const YearDocument document{request.kind(), request.year(), request.number(), request.place()};
  TEPAT_TRY(CheckYearDocument(document));
  TEPAT_TRY(SaveYearDocument(decision.db(), document));
  v1::YearDocumentRegistered payload;
  payload.set_kind(document.kind);
  payload.set_year(document.year);
  // Of no case: it belongs to all of the year.
  TEPAT_TRY(decision.Record("year-document-registered", "", {}, payload));
  return decision.Answer<v1::RegisterYearDocumentResponse>();
}

}  // namespace tepat::disposition
