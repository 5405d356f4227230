// SPDX-License-Identifier: Apache-2.0
// Documents of a year and their files, as the page of its plan shows them.
#pragma once

#include "services/portal/context.h"
#include "tepat/plan/v1/adoption.pb.h"
#include "tepat/plan/v1/year_document.pb.h"

namespace tepat::portal {

// What the office has registered and attached for that year. Fails as Backend::Call.
Result<plan::v1::ListYearDocumentsResponse> AskDocuments(const Context& context, int year);

// The documents that the year has, their files, and for whoever keeps them the forms to add some.
Html DocumentsOf(const Context& context, const plan::v1::GetPlanResponse& told,
                 const FormState& state);

}  // namespace tepat::portal
