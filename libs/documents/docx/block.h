// SPDX-License-Identifier: Apache-2.0
// What a block of a template repeats: the smallest whole that holds both of its marks. For
// libs/documents/docx alone.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace tepat::docx {

// Neighbours under one parent, from `first` to `last`, both included.
struct Range {
  pugi::xml_node first;
  pugi::xml_node last;

  // All of them.
  std::vector<pugi::xml_node> nodes() const;
};

// The range for marks in these two paragraphs: a paragraph alone, a row of a table, rows, or what
// stands from one paragraph to the other. Nothing when they do not belong together.
std::optional<Range> RangeOf(pugi::xml_node opening, pugi::xml_node closing);

// Whether the range is rows of a table.
bool IsRows(const Range& range);

// Whether a person reads nothing in it, and sees no picture.
bool IsEmpty(pugi::xml_node node);

// Whether a range of these nodes would lose the shape of the page with them.
bool EndsSection(pugi::xml_node paragraph);

// Copies before `where` what stands in the range. Names that may stand once only, of bookmarks and
// paragraphs, are left out of all copies but the first.
Range CopyBefore(const Range& range, pugi::xml_node where, bool is_first);

// Mends what word processors do not open, or show otherwise, after things were taken out of
// `parent` or copied into it between two of its children, which may be none: a table without rows
// goes, a cell ends with a paragraph, and between two tables stands one.
void Mend(pugi::xml_node parent, pugi::xml_node before, pugi::xml_node behind);

}  // namespace tepat::docx
