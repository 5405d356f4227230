// SPDX-License-Identifier: Apache-2.0
// Berkas and cari: lists of cases; files of a case, and what people are typing.
#pragma once

#include "services/portal/screens/layout.h"

namespace tepat::portal {

Response CaseList(const Context& context);
Response SearchPage(const Context& context);

// A scan of a case, under the viewer's own right.
Response CaseFile(const Context& context);

// Keeps what somebody is typing; answers with the time.
Response KeepDraft(const Context& context);
Response GetDraft(const Context& context);

}  // namespace tepat::portal
