// SPDX-License-Identifier: Apache-2.0
// How much of a document is taken and made at most; beyond it is an error, never a part of one.
#pragma once

#include <cstddef>

namespace tepat::docx {

// The defaults take every template that an office makes in a word processor, letterhead with
// pictures included, and every report of a year that is filled into one. Value type.
struct DocxLimits {
  std::size_t bytes = 10U << 20U;           // of the file: as much as an office sends by mail
  std::size_t unpacked_bytes = 60U << 20U;  // of all its parts: pictures are packed already
  std::size_t parts = 1'000;                // pictures and fonts included
  std::size_t xml_bytes = 8U << 20U;        // of one part with text: some 2,000 pages
  std::size_t depth = 100;                  // of elements within elements; people reach some 40
  // Elements and texts of what is made, all parts together: a tree of them takes 150 MB. A block
  // may repeat what was written once, and so multiplies.
  std::size_t nodes = 1'000'000;
  // Marks of what is to be put in, each time that they are looked for: a report of a year has some
  // 20,000, blocks filled.
  std::size_t marks = 500'000;
  std::size_t paragraph_marks = 500;          // of one paragraph: more is no sentence
  std::size_t paragraph_bytes = 256U << 10U;  // of a paragraph with marks, likewise
  std::size_t value_bytes = 16U << 20U;       // of all values that are put in, each time they are
  std::size_t mistakes = 50;  // of a template that are told: nobody mends more at once
};

}  // namespace tepat::docx
