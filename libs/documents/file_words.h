// SPDX-License-Identifier: Apache-2.0
// How a reader of files says what is wrong with one and what to do: by its own tables, one of slugs
// and one of kinds of files. For the readers in libs/documents alone; any thread.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tepat::documents {

// One entry of a table.
struct FileWords {
  std::string_view of;  // a slug, or a kind of file as the detail `kind` of an error names it
  std::string_view wrong;
  std::string_view cure = {};  // empty: to save the file anew, as the reader says it
};

// A detail of an error; empty when it has none of that name.
inline std::string DetailOf(const Error& error, const std::string& key) {
  const auto found = error.details.find(key);
  return found == error.details.end() ? "" : found->second;
}

// What the tables say of an error; `other` of one that stands in neither.
inline FileWords WordsOf(const Error& error, std::span<const FileWords> kinds,
                         std::span<const FileWords> slugs, const FileWords& other) {
  // What the file is says more than what it is not.
  const std::string kind = DetailOf(error, "kind");
  const auto by_kind = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const FileWords& words) { return words.of == kind; });
  if (by_kind != kinds.end()) return *by_kind;
  const auto by_slug = std::find_if(slugs.begin(), slugs.end(),
                                    [&](const FileWords& words) { return words.of == error.slug; });
  return by_slug != slugs.end() ? *by_slug : other;
}

}  // namespace tepat::documents
