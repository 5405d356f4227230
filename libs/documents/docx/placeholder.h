// SPDX-License-Identifier: Apache-2.0
// Where something is to be put in: `{{nama}}`, and blocks that are repeated, `{{#daftar}}` to
// `{{/daftar}}`, or that stand only where a list is empty, `{{^daftar}}` to `{{/daftar}}`. For
// libs/documents/docx alone; pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tepat::docx {

enum class MarkKind {
  kValue,    // `{{nama}}`
  kOpen,     // `{{#daftar}}`
  kOpenNot,  // `{{^daftar}}`
  kClose,    // `{{/daftar}}`
  kBroken,   // `{{` without `}}`, or the other way round
};

struct Mark {
  MarkKind kind = MarkKind::kValue;
  std::string name;  // in small letters: word processors make the first one of a sentence large
  std::size_t begin = 0;  // of its braces in the text, in bytes
  std::size_t end = 0;

  bool operator==(const Mark&) const = default;
};

// All marks of one paragraph, in order; spaces around a name do not count. Any thread.
std::vector<Mark> MarksIn(std::string_view text);

// Whether a text is spaces alone.
bool IsBlank(std::string_view text);

}  // namespace tepat::docx
