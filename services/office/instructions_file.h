// SPDX-License-Identifier: Apache-2.0
// The instructions as the office writes them: tepat.office.v1.Instructions in protobuf text format.
#pragma once

#include <optional>
#include <string_view>

#include "libs/base/mistake.h"
#include "tepat/office/v1/instructions.pb.h"

namespace tepat::office {

// Reads and checks a whole instructions file. Every mistake is added with its line; on any, nothing
// is returned. Unknown fields are mistakes too.
std::optional<v1::Instructions> ParseInstructionsFile(std::string_view text, Mistakes& mistakes);

}  // namespace tepat::office
