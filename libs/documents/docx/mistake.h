// SPDX-License-Identifier: Apache-2.0
// What is wrong in a template, so that whoever wrote it finds the place.
#pragma once

#include <string>

namespace tepat::docx {

enum class MistakeKind {
  kUnknown,    // a name that the template may not use
  kBroken,     // `{{` without `}}`, or the other way round
  kNotClosed,  // a block that begins and does not end, or ends within another one
  kNotOpened,  // a block that ends and has not begun
  kCrossing,   // a block whose ends do not belong together: they must stand in one row of a table,
               // in two rows of one table, or each in a paragraph of its own; within one paragraph
               // nothing may stand outside of them
  kMissing,    // a name that the template must use
};

// One mistake. Value type.
struct TemplateMistake {
  MistakeKind kind = MistakeKind::kUnknown;
  std::string name;       // without braces; empty for kBroken
  std::string part;       // `word/header1.xml`; empty for kMissing
  std::string paragraph;  // its text, cut to 200 bytes; empty for kMissing

  bool operator==(const TemplateMistake&) const = default;
};

}  // namespace tepat::docx
