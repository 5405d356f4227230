// SPDX-License-Identifier: Apache-2.0
// The directory as the office writes it: tepat.office.v1.Directory in protobuf text format.
#pragma once

#include <optional>
#include <string_view>

#include "libs/base/mistake.h"
#include "tepat/office/v1/directory.pb.h"

namespace tepat::office {

// Reads and checks a whole directory file. Every mistake is added with its line; on any, nothing is
// returned. Unknown fields are mistakes too.
std::optional<v1::Directory> ParseDirectoryFile(std::string_view text, Mistakes& mistakes);

}  // namespace tepat::office
