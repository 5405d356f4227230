// SPDX-License-Identifier: Apache-2.0
// The field in which somebody says that a new case takes the place of one that has ended.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// Offers the cases of the periods that forms offer which were cancelled or declined, by their
// names; nothing while there is none. Its name is that of the field in the contract,
// `supersedes_case_id`.
Html ReplacedCaseField(const Context& context, const FormState& state);

}  // namespace tepat::portal
