// SPDX-License-Identifier: Apache-2.0
// Documents made from templates that an office writes in its own word processor, with its own
// letterhead and wording. What is to be put in stands between braces, anywhere in the text, in
// headers, footers, notes and text boxes:
//
//   {{nama}}                    a value, formatted as its first brace
//   {{#daftar}} … {{/daftar}}   a block for each of a list: a row of a table when both ends stand
//                               in it, rows, or what stands between two paragraphs
//   {{^daftar}} … {{/daftar}}   what stands there when the list is empty
//
// Everything else of the template stays as it is.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/docx/limits.h"
#include "libs/documents/docx/mistake.h"
#include "libs/documents/docx/properties.h"
#include "libs/documents/docx/values.h"

namespace tepat::docx {

// What is wrong in a template, in its order, what is missing last, at most `limits.mistakes`; empty
// when it can be filled. Any thread. Fails, when the file is none to be looked into, as ReadParts
// and CheckContent do (parts.h, content_check.h).
Result<std::vector<TemplateMistake>> CheckTemplate(std::span<const std::byte> bytes,
                                                   const Vocabulary& vocabulary,
                                                   const DocxLimits& limits = {});

// The document; `properties` (properties.h) say from what it was made. Equal template and values
// make equal bytes on one machine. Requires values for the whole vocabulary. Any thread. Fails as
// CheckTemplate does, and with
//   docx.template_mistakes  details `name` and `paragraph` of the first one, `mistakes`: how many
//   docx.not_text           a value or property that is not UTF-8; detail `name`
//   docx.too_much           the document would become larger than the limits allow
//   documents.cannot_write  kInternal
Result<std::string> FillTemplate(std::span<const std::byte> bytes, const Vocabulary& vocabulary,
                                 const Values& values, const Properties& properties = {},
                                 const DocxLimits& limits = {});

}  // namespace tepat::docx
