// SPDX-License-Identifier: Apache-2.0
// What a document says of itself beside its text: from which data and template it was made. Word
// processors keep it when they save, and people see it among the properties of the file.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "libs/base/status.h"
#include "libs/documents/docx/limits.h"
#include "libs/documents/docx/parts.h"

namespace tepat::docx {

// By name.
using Properties = std::map<std::string, std::string>;

// Those that are texts, the office's own among them; of a file as of parts. Any thread. Fails as
// ReadParts and ReadXml do.
Result<Properties> ReadProperties(std::span<const std::byte> bytes, const DocxLimits& limits = {});
Result<Properties> ReadProperties(const Parts& parts, const DocxLimits& limits);

// Sets some of them; others stay as they are. For libs/documents/docx alone. Fails as ReadXml does.
Status SetProperties(Parts& parts, const Properties& properties, const DocxLimits& limits);

}  // namespace tepat::docx
