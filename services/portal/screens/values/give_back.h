// SPDX-License-Identifier: Apache-2.0
// Giving one unit its data back while the others still send: a form of that unit's page.
#pragma once

#include "services/portal/context.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// A reason and a checklist of the unit's cells, for whoever closes the draft; nothing where nothing
// was sent, or the case is in another step. A refused form stays whatever happened meanwhile. Any
// thread.
Html GiveBackForm(const Context& context, const CaseRow& of, const UnitRow& unit,
                  const data_collection::v1::GetUnitSheetResponse& sheet, const FormState& state);

// What that form asks for; the unit is named even where nothing was written.
data_collection::v1::GiveBackUnitRequest GiveBackRequest(const Context& context,
                                                         const std::string& case_id,
                                                         const std::string& unit);

}  // namespace tepat::portal
