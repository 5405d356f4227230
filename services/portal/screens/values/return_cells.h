// SPDX-License-Identifier: Apache-2.0
// What is given back to units: a reason for each unit, and the cells that it has to correct.
#pragma once

#include <string>
#include <vector>

#include "services/portal/context.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// Adds every unit of which something was written or ticked: an indicator as a whole, or parts of
// it, its components and evidence rules. A remark is about what of its indicator was ticked, and
// where nothing was, about all of it. A unit without a reason is added without it, and the service
// says so.
void AddReturns(const Fields& form, data_collection::v1::ReturnUnitsRequest& request);

// An indicator that can be given back as a whole, or its parts alone. Value type.
struct ReturnableCell {
  std::string indicator;  // its id
  std::string name;
  std::vector<Choice> parts;  // keys and names of components, then of evidence rules
};

// The reason for one unit, and a checklist of its cells with a remark for each indicator; `state`
// is that of the form. Any thread.
Html ReturnFieldsOf(const Context& context, const std::string& unit,
                    const std::vector<ReturnableCell>& cells, const FormState& state);

// A checklist for each unit that has sent, with a remark for each indicator; `state` is that of the
// form. Any thread.
Html ReturnFields(const Context& context, const data_collection::v1::GetCheckSheetResponse& sheet,
                  const FormState& state);

}  // namespace tepat::portal
