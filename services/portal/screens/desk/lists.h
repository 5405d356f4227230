// SPDX-License-Identifier: Apache-2.0
// Berkas and cari: lists of cases.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response CaseList(const Context& context);
Response SearchPage(const Context& context);

}  // namespace tepat::portal
