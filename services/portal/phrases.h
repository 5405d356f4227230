// SPDX-License-Identifier: Apache-2.0
// A table from a program's key to what officers read.
#pragma once

#include <map>
#include <string>

namespace tepat::portal {

using Phrases = std::map<std::string, std::string>;

// The phrase of a key, or `otherwise`.
inline std::string Find(const Phrases& phrases, const std::string& key,
                        const std::string& otherwise) {
  const auto found = phrases.find(key);
  return found == phrases.end() ? otherwise : found->second;
}

}  // namespace tepat::portal
