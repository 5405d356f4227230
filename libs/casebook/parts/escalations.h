// SPDX-License-Identifier: Apache-2.0
// What timing has told superiors and what still lasts: a breach, or a pause.
#pragma once

#include "libs/casebook/part.h"

namespace tepat::casebook {

Part EscalationsPart();

}  // namespace tepat::casebook
