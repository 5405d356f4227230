// SPDX-License-Identifier: Apache-2.0
// What became of the values that were put into a document, after people edited it.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "libs/base/status.h"
#include "libs/documents/docx/limits.h"

namespace tepat::docx {

// By bookmark, as Value::bookmark names them, without the prefix: what stands there now; of what
// was deleted with its bookmark, nothing. What was deleted with changes tracked is not text; what
// was put in that way is. Any thread. Fails as ReadParts and CheckContent do.
Result<std::map<std::string, std::string>> ReadMarkedTexts(std::span<const std::byte> bytes,
                                                           const DocxLimits& limits = {});

}  // namespace tepat::docx
