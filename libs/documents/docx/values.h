// SPDX-License-Identifier: Apache-2.0
// What is put into a template, and what a template may ask for.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace tepat::docx {

// How the names of our bookmarks begin in a file; others are the office's own.
inline constexpr const char* kBookmarkPrefix = "tepat_";

// What stands in the place of `{{nama}}`. UTF-8; line breaks become such; nothing in it is taken
// for a mark. With a bookmark (letters, digits, `_`, at most 30: word processors take 40 with the
// prefix and a number) the text can be found again after people edited the document
// (marked_text.h); none when empty. Where one is put in several times, the later ones are called
// `name_2`, `name_3`.
struct Value {
  std::string text;
  std::string bookmark = {};
};

// Names are small letters, digits and `_`. A block is repeated for each of its list; of a text, it
// stands when that is not empty. Within a block its own names come first, then those around it.
// Value type.
struct Values {
  std::map<std::string, Value> texts = {};
  std::map<std::string, std::vector<Values>> lists = {};
};

// The names that a template may use, and those that it must, wherever they stand. Value type.
struct Vocabulary {
  std::set<std::string> texts = {};
  std::map<std::string, Vocabulary> lists = {};
  std::set<std::string> required = {};  // of the outermost one; names of any depth
};

}  // namespace tepat::docx
