// SPDX-License-Identifier: Apache-2.0
// What a document may not bring along: programs, other files, and what is fetched when somebody
// opens it. For libs/documents/docx alone.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/docx/limits.h"
#include "libs/documents/docx/parts.h"

namespace tepat::docx {

// The parts in which a person writes: the document first, then its headers, footers, footnotes and
// endnotes, in the order of the archive. What Word notes of the template that the document was made
// from, a path of somebody's machine, is taken out of `parts`; everything else of them stays. Any
// thread. Fails as ReadXml does, and with
//   docx.not_docx  no document of words; detail `kind`
//   docx.macros    programs in it
//   docx.embedded  a file within it, or a control
//   docx.external  something that lies outside of it; detail `target`. Links to pages and to
//                  addresses of mail are no such thing: they are followed by people alone.
//   docx.field     a field that fetches something; detail `field`, its word
Result<std::vector<std::string>> CheckContent(Parts& parts, const DocxLimits& limits);

}  // namespace tepat::docx
