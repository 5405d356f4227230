// SPDX-License-Identifier: Apache-2.0
// Texts as lines of glyphs, in points. For libs/documents/pdf alone; one thread at a time.
#pragma once

#include <pangomm.h>

#include <string>
#include <string_view>
#include <vector>

#include "libs/documents/pdf/document.h"
#include "libs/documents/pdf/font_map.h"

namespace tepat::pdf {

// One line of a text that was laid out.
struct Line {
  // The line refers to the layout, which holds its text.
  Glib::RefPtr<Pango::Layout> layout;
  Glib::RefPtr<Pango::LayoutLine> line;
  double left = 0;      // from the left of the width that was given
  double baseline = 0;  // from the top of the line
  double height = 0;
};

class Typesetter {
 public:
  // `fonts` outlives the lines.
  explicit Typesetter(const FontMap& fonts) : fonts_(fonts) {}

  // The lines of a text that is `width` wide; at least one. Lines after the first of a paragraph
  // begin `hang` further in.
  std::vector<Line> Lay(const Text& text, double width, double hang = 0);
  // How wide a text is on one line.
  double WidthOf(const Text& text);
  // How many lines were laid out so far.
  std::size_t lines() const { return lines_; }
  // The first text with a glyph that no font had, although each of its characters is in one.
  const std::string& broken_text() const { return broken_text_; }

 private:
  Glib::RefPtr<Pango::Layout> LayoutOf(const std::string& text, Look look);
  // One piece of a paragraph, and a whole one; look and alignment are those of `text`.
  std::vector<Line> LayPiece(const std::string& piece, const Text& text, double width, double hang);
  void LayParagraph(std::string_view paragraph, const Text& text, double width, double hang,
                    std::vector<Line>& lines);

  const FontMap& fonts_;
  std::size_t lines_ = 0;
  std::string broken_text_;
};

}  // namespace tepat::pdf
