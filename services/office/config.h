// SPDX-License-Identifier: Apache-2.0
// Settings of the office.
#pragma once

#include <cstddef>

namespace tepat::office {

// Value type; what stands here is the default.
struct Config {
  // Most files in one import; a whole office has about ten.
  std::size_t files_max = 32;
  // Most bytes of one file, but for plans: a version travels whole in one fact.
  std::size_t file_bytes_max = std::size_t{64} * 1024;
};

}  // namespace tepat::office
