// SPDX-License-Identifier: Apache-2.0
// The SOP as the office writes it: tepat.sop.v1.SopVersion in protobuf text format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/base/mistake.h"
#include "libs/base/status.h"
#include "libs/sop/sop.h"
#include "tepat/sop/v1/sop.pb.h"

namespace tepat::sop {

// Reads and checks a whole SOP file. Every mistake is added with its line; on any, nothing is
// returned. Unknown fields are mistakes too.
std::optional<v1::SopVersion> ParseSopFile(std::string_view text, Mistakes& mistakes);

// The same for a version that an office is to adopt: what our services call for and the file lacks
// (a step, a command, the document that a step makes) is a mistake too.
std::optional<v1::SopVersion> ParseServedSopFile(std::string_view text, Mistakes& mistakes);

// The rules of a version that was checked before. Fails with kInvalid `sop.malformed` on one that
// was not.
Result<Sop> SopOf(const v1::SopVersion& version);

}  // namespace tepat::sop
