// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/parts.h"

namespace tepat::casebook {

Part DraftsPart() { return {"drafts"}; }

}  // namespace tepat::casebook
