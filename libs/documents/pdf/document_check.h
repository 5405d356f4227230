// SPDX-License-Identifier: Apache-2.0
// What is refused before anything is laid out. For libs/documents/pdf alone.
#pragma once

#include <functional>
#include <string>

#include "libs/base/status.h"
#include "libs/documents/pdf/document.h"

namespace tepat::pdf {

// Whether some font draws the character (a Unicode scalar).
using HasGlyph = std::function<bool(char32_t)>;

// As WritePdf says, but for what only the layout knows.
Status CheckDocument(const Document& document, const HasGlyph& has_glyph);

// A text of the document that no font draws; `character` as `U+1F600`, or empty when only their
// sequence cannot be drawn.
tl::unexpected<Error> NoGlyph(const std::string& place, const std::string& text,
                              const std::string& character);

// More than `limit`, a number of document.h, of `what`.
tl::unexpected<Error> TooLarge(const std::string& what, std::size_t limit,
                               const std::string& place = "");

}  // namespace tepat::pdf
