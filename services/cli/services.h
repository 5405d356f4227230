// SPDX-License-Identifier: Apache-2.0
// The services of an office, as the tool names them.
#pragma once

#include <array>
#include <string>

namespace tepat::cli {

// Those that keep a journal, in the order in which others read them.
inline const std::array<std::string, 6> kServices = {
    "office", "correspondence", "disposition", "data-collection", "submission", "timing"};

// The service of a source, `/tepat/<office>/<service>`.
inline std::string ServiceOf(const std::string& source) {
  return source.substr(source.rfind('/') + 1);
}

}  // namespace tepat::cli
