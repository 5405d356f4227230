// SPDX-License-Identifier: Apache-2.0
// A table from a program's key to what officers read.
// Sentences that a program looks up by its own key stand in such tables, so that they can be read
// and corrected in one place.
#pragma once

#include <map>
#include <string>

namespace tepat::page {

using Phrases = std::map<std::string, std::string>;

// The phrase of a key, or `otherwise`.
inline std::string Find(const Phrases& phrases, const std::string& key,
                        const std::string& otherwise) {
  const auto found = phrases.find(key);
  return found == phrases.end() ? otherwise : found->second;
}

}  // namespace tepat::page
