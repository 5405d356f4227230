// SPDX-License-Identifier: Apache-2.0
// Files that prove a unit's values: handing them in, and reading them back.
#pragma once

#include <string>

#include "services/portal/context.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// Hands in every file that came with the request, each for the rule whose field it was chosen in,
// and adds it to `values` as that rule's proof: so whatever becomes of the values, it is there
// afterwards. Fails at the first that is refused, with the detail `file`; those before it are in.
// Those that a form has beyond http::kFilesMax are refused after all others, with kInvalid
// `portal.too_many_files`.
Status HandInFiles(const Context& context, const std::string& case_id, const std::string& unit,
                   Fields& values);

// GET /berkas/{}/unit/{}/bukti/{}
// A file under the viewer's own right; with `pratinjau` its first page as a picture, or a picture
// of the words that say why there is none.
Response UnitEvidence(const Context& context);

}  // namespace tepat::portal
