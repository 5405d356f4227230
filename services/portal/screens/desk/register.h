// SPDX-License-Identifier: Apache-2.0
// Surat masuk: a letter is registered with as little typing as possible.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response NewLetter(const Context& context);
Response RegisterLetter(const Context& context);

}  // namespace tepat::portal
