// SPDX-License-Identifier: Apache-2.0
// The parts of a document: out of an archive, and into one. For libs/documents/docx alone.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/docx/limits.h"

namespace tepat::docx {

// One part. Value type.
struct Part {
  std::string name;  // `word/document.xml`
  std::string bytes;
};

using Parts = std::vector<Part>;

// Where the kinds of all parts stand.
inline constexpr const char* kContentTypes = "[Content_Types].xml";

// All parts of a file, in its order; folders are none. Any thread. Fails with
//   docx.empty_file, docx.encrypted, docx.old_doc (the binary format before 2007)
//   docx.not_docx   no archive of parts; detail `kind`: `text`, `pdf`, `zip` and the like
//   docx.too_large, docx.bomb, with detail `limit`
//   docx.malformed  a broken archive, with detail `part` where it is one part
Result<Parts> ReadParts(std::span<const std::byte> bytes, const DocxLimits& limits);

// The same as a file. Equal parts make equal bytes on one machine: every time of the archive is the
// first that it knows, the order is that of the list; only the packing may differ with the version
// of its library. Fails with kInternal `documents.cannot_write`.
Result<std::string> WriteParts(const Parts& parts);

// Null when there is none of that name.
Part* FindPart(Parts& parts, std::string_view name);
const Part* FindPart(const Parts& parts, std::string_view name);

}  // namespace tepat::docx
