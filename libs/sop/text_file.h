// SPDX-License-Identifier: Apache-2.0
// Office files in protobuf text format, with the line of every mistake.
#pragma once

#include <google/protobuf/text_format.h>

#include <string>
#include <string_view>

#include "libs/base/mistake.h"
#include "libs/base/outside_text.h"

namespace tepat::sop {

// What an office file may hold, where its reader says nothing else.
inline constexpr TextLimits kTextFileLimits = {.bytes_max = std::size_t{64} * 1024,
                                               .lines_max = 5000};

// Reads a file within `limits` into `message`; `places` then knows the line of each field. False,
// with a mistake added, when it cannot be read; fields that the message does not have are mistakes.
bool ParseTextFile(std::string_view text, google::protobuf::Message* message,
                   google::protobuf::TextFormat::ParseInfoTree& places, Mistakes& mistakes,
                   const TextLimits& limits = kTextFileLimits);

// The line of a field of `message`, whose places are `tree`; 0 when `tree` is null or the field is
// not there.
int LineOf(const google::protobuf::TextFormat::ParseInfoTree* tree,
           const google::protobuf::Message& message, const std::string& field, int index = -1);

}  // namespace tepat::sop
