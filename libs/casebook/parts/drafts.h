// SPDX-License-Identifier: Apache-2.0
// What people have typed and not sent: tables alone, for no fact tells it.
#pragma once

#include "libs/casebook/part.h"

namespace tepat::casebook {

Part DraftsPart();

}  // namespace tepat::casebook
