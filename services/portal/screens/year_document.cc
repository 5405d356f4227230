// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/year_document.h"

#include "libs/sop/roles.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/words.h"

namespace tepat::portal {

std::vector<Choice> YearDocumentChoices() {
  std::vector<Choice> choices;
  choices.reserve(sop::kYearDocumentKinds.size());
  for (const char* kind : sop::kYearDocumentKinds) choices.push_back({kind, KindWord(kind)});
  return choices;
}

Sent RegisterDocument(const Context& context, int year) {
  plan::v1::RegisterYearDocumentRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_kind(context.form().Get("kind"));
  request.set_year(year);
  request.set_number(context.form().Get("number"));
  request.set_place(context.form().Get("place"));
  return SendTo(context, context.portal.backend.plans,
                &plan::v1::PlanService::Stub::RegisterYearDocument, request);
}

}  // namespace tepat::portal
