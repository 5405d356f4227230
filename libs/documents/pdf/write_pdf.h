// SPDX-License-Identifier: Apache-2.0
// Documents as PDF files: fonts embedded and reduced to what is used, text that can be copied and
// searched in the order in which it is read, structure, title, author and language.
#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/documents/pdf/document.h"
#include "libs/documents/pdf/fonts.h"

namespace tepat::pdf {

// The file. Equal documents are equal bytes, on one set of versions of cairo, pango and the font
// files, whatever the machine, the thread and the hour. Any thread; a sheet takes some
// milliseconds. Columns, cells and signatures in numbers that document.h does not allow are faults
// of the caller. Fails as Fonts::Check does, and with
//   pdf.not_text   kInvalid: a text that is not UTF-8 (details `place`, `text`)
//   pdf.no_glyph   kInvalid: a character that no font draws, as of an emoji (details `place`,
//                  `text`, `character` as `U+1F600`): nothing is printed that does not say what was
//                  written
//   pdf.bad_link   kInvalid: a link that no code can hold (detail `text`)
//   pdf.too_large  kExhausted: more than document.h allows (details `what`: `pages`, `lines`,
//                  `rows`, `blocks`, `text`, `texts`; `limit`, `place`)
//   pdf.cannot_write  kInternal: the rendering library failed
// `place` is for the log and for programmers: `block 3, row 12, Perihal`.
Result<std::string> WritePdf(const Document& document, const Fonts& fonts);

}  // namespace tepat::pdf
