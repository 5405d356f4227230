// SPDX-License-Identifier: Apache-2.0
// A document as one column of atoms, laid out but not yet broken into pages. For libs/documents/pdf
// alone; one thread at a time.
#pragma once

#include <optional>

#include "libs/documents/pdf/atom.h"
#include "libs/documents/pdf/canvas.h"
#include "libs/documents/pdf/document.h"
#include "libs/documents/pdf/qr_code.h"
#include "libs/documents/pdf/typesetter.h"

namespace tepat::pdf {

// The column of a document on pages whose content has this size; `code` is that of its link. The
// document and the typesetter's fonts outlive the column. Fails with `pdf.too_large` as soon as it
// is longer than all pages that a document may have: before it has taken much memory.
Result<Flow> FlowOf(const Document& document, const std::optional<QrCode>& code,
                    Typesetter& typesetter, Size content);

// The lines of a text as atoms.
Atoms LinesOf(Typesetter& typesetter, const Text& text, double width, double hang = 0);

}  // namespace tepat::pdf
