// SPDX-License-Identifier: Apache-2.0
// Who did what to a case and when, and in which open cases somebody has done something.
#pragma once

#include "libs/casebook/part.h"

namespace tepat::casebook {

Part HistoryPart();

}  // namespace tepat::casebook
