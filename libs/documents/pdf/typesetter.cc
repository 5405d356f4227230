// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/typesetter.h"

#include <algorithm>
#include <utility>

#include "libs/base/outside_text.h"

namespace tepat::pdf {
namespace {

// In bytes, and in lines: what a paragraph is laid out by.
constexpr std::size_t kPieceMin = 64;
constexpr std::size_t kPieceLines = 6;

double SizeOf(Look look) {
  switch (look) {
    case Look::kBody:
    case Look::kStrong:
      return 10;
    case Look::kSmall:
    case Look::kSmallStrong:
    case Look::kNote:
      return 8;
    case Look::kTitle:
      return 12;
  }
  return 10;
}

int Units(double points) { return static_cast<int>(points * PANGO_SCALE); }
double Points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

Pango::Alignment AlignmentOf(Align align) {
  return align == Align::kLeft     ? Pango::Alignment::LEFT
         : align == Align::kCenter ? Pango::Alignment::CENTER
                                   : Pango::Alignment::RIGHT;
}

// As people type it: the line ends of all systems are one, and a tab is a space.
std::string Plain(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends = text[i] == '\r';
    if (ends && i + 1 < text.size() && text[i + 1] == '\n') continue;
    plain += ends ? '\n' : text[i] == '\t' ? ' ' : text[i];
  }
  return plain;
}

}  // namespace

Glib::RefPtr<Pango::Layout> Typesetter::LayoutOf(const std::string& text, Look look) {
  auto layout = Pango::Layout::create(fonts_.context());
  Pango::FontDescription font;
  font.set_family(fonts_.set().family());
  font.set_absolute_size(Units(SizeOf(look)));
  const bool bold = look == Look::kStrong || look == Look::kSmallStrong || look == Look::kTitle;
  if (bold) font.set_weight(Pango::Weight::BOLD);
  if (look == Look::kNote) font.set_style(Pango::Style::ITALIC);
  layout->set_font_description(font);
  // Letters that are joined into one glyph are copied out of some readers as one letter.
  Pango::AttrList attributes;
  auto features = Pango::Attribute::create_attr_font_features("liga=0, clig=0");
  attributes.insert(features);
  layout->set_attributes(attributes);
  layout->set_text(text);
  if (layout->get_unknown_glyphs_count() != 0 && broken_text_.empty()) broken_text_ = text;
  return layout;
}

std::vector<Line> Typesetter::LayPiece(const std::string& piece, const Text& text, double width,
                                       double hang) {
  auto layout = LayoutOf(piece, text.look);
  layout->set_width(Units(width));
  // Within a word too: what is wider than its column would be drawn over the next one.
  layout->set_wrap(Pango::WrapMode::WORD_CHAR);
  if (hang > 0) layout->set_indent(-Units(hang));
  layout->set_alignment(AlignmentOf(text.align));
  std::vector<Line> lines;
  auto at = layout->get_iter();
  do {
    Pango::Rectangle ink;
    Pango::Rectangle logical;
    at.get_line_extents(ink, logical);
    int top = 0;
    int bottom = 0;
    at.get_line_yrange(top, bottom);
    lines.push_back({layout, at.get_line(), Points(logical.get_x()),
                     Points(at.get_baseline() - top), Points(bottom - top)});
  } while (at.next_line());
  return lines;
}

// The library shapes all that is left of a paragraph once more for each line: a long one in a
// narrow column would take minutes. So it gets some lines' worth at a time, of which the last line
// is not taken, but begins what it gets next: lines break where they would have.
void Typesetter::LayParagraph(std::string_view paragraph, const Text& text, double width,
                              double hang, std::vector<Line>& lines) {
  const auto in_a_line = static_cast<std::size_t>(2 * width / SizeOf(text.look));
  const std::size_t piece_max = kPieceMin + kPieceLines * in_a_line;
  std::size_t at = 0;
  do {
    const std::string piece = ShownText(paragraph.substr(at), piece_max);
    // Only the first line of all stands further out.
    const double inset = at == 0 ? 0 : hang;
    std::vector<Line> laid = LayPiece(piece, text, width - inset, at == 0 ? hang : 0);
    const bool goes_on = at + piece.size() < paragraph.size() && laid.size() > 1;
    at += goes_on ? static_cast<std::size_t>(laid.back().line->get_start_index()) : piece.size();
    if (goes_on) laid.pop_back();
    for (Line& line : laid) {
      line.left += inset;
      lines.push_back(std::move(line));
    }
  } while (at < paragraph.size());
}

std::vector<Line> Typesetter::Lay(const Text& text, double width, double hang) {
  const std::string plain = Plain(text.text);
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= plain.size();) {
    const std::size_t end = std::min(plain.find('\n', begin), plain.size());
    LayParagraph(std::string_view(plain).substr(begin, end - begin), text, width, hang, lines);
    begin = end + 1;
  }
  lines_ += lines.size();
  return lines;
}

double Typesetter::WidthOf(const Text& text) {
  return Points(LayoutOf(Plain(text.text), text.look)->get_logical_extents().get_width());
}

}  // namespace tepat::pdf
