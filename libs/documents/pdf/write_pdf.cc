// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/write_pdf.h"

#include <fmt/format.h>

#include <exception>
#include <optional>
#include <utility>

#include "libs/documents/pdf/canvas.h"
#include "libs/documents/pdf/catalog.h"
#include "libs/documents/pdf/document_check.h"
#include "libs/documents/pdf/flow.h"
#include "libs/documents/pdf/font_map.h"
#include "libs/documents/pdf/pages.h"
#include "libs/documents/pdf/qr_code.h"
#include "libs/documents/pdf/rows.h"
#include "libs/documents/pdf/typesetter.h"

namespace tepat::pdf {
namespace {

// What printers of offices leave white, and room for the holes of a folder.
constexpr double kMargin = 15 * kPointsOfMillimetre;
constexpr double kHalfFolioMargin = 10 * kPointsOfMillimetre;
constexpr double kAboveFooter = 6;
// Of the footer's width, for its text; the number of the page has the rest.
constexpr double kFooterTextShare = 0.72;

Size PageOf(const Document& document) {
  Size size;
  switch (document.paper) {
    case Paper::kA4:
      size = {210, 297};
      break;
    case Paper::kF4:
      size = {215, 330};
      break;
    case Paper::kHalfFolio:
      size = {165, 215};
      break;
  }
  if (document.landscape) std::swap(size.width, size.height);
  return {size.width * kPointsOfMillimetre, size.height * kPointsOfMillimetre};
}

// One document on its way to paper.
class Press {
 public:
  Press(const Document& document, const FontMap& fonts)
      : document_(document),
        typesetter_(fonts),
        page_(PageOf(document)),
        margin_(document.paper == Paper::kHalfFolio ? kHalfFolioMargin : kMargin),
        width_(page_.width - 2 * margin_) {}

  Result<std::string> Print(const std::optional<QrCode>& code) {
    // The longest footer that any page may have: all have the same room.
    const double footer = FooterOf(kPagesMax, kPagesMax).front().height + kAboveFooter;
    const Size content{width_, page_.height - 2 * margin_ - footer};
    TEPAT_ASSIGN(const Flow flow, FlowOf(document_, code, typesetter_, content));
    const auto pages = PagesOf(flow, content.height);
    if (pages.size() > kPagesMax) return TooLarge("pages", kPagesMax);
    // Before anything is drawn: what has no glyph is drawn as an empty box.
    if (const auto& text = typesetter_.broken_text(); !text.empty()) return NoGlyph("", text, "");
    Canvas canvas(document_, page_);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      DrawAtoms(canvas, pages[i], margin_, margin_);
      const Atoms foot = FooterOf(i + 1, pages.size());
      DrawAtoms(canvas, PointersTo(foot), margin_, page_.height - margin_ - foot.front().height);
      canvas.EndPage();
    }
    return WithLanguage(canvas.Close(), document_.language);
  }

 private:
  // One atom.
  Atoms FooterOf(std::size_t page, std::size_t pages) {
    auto cells = Shared({kFooterTextShare, 1 - kFooterTextShare}, width_);
    const Footer& footer = document_.footer;
    cells[0].atoms = LinesOf(typesetter_, {footer.text, Look::kSmall}, cells[0].width);
    const std::string number =
        fmt::format("{} {} {} {}", footer.page_word, page, footer.of_word, pages);
    cells[1].atoms = LinesOf(typesetter_, {number, Look::kSmall, Align::kRight}, cells[1].width);
    return RowOf(std::move(cells), {}, page_.height);
  }

  const Document& document_;
  Typesetter typesetter_;
  const Size page_;
  const double margin_;
  const double width_;
};

Result<std::string> Print(const Document& document, const FontMap& fonts) {
  std::optional<QrCode> code;
  if (document.code) {
    TEPAT_ASSIGN(code, QrCodeOf(document.code->link));
  }
  // The wrappers throw what the library says of a surface that failed.
  try {
    return Press(document, fonts).Print(code);
  } catch (const std::exception& error) {
    return Fail(Code::kInternal, "pdf.cannot_write", error.what());
  }
}

}  // namespace

Result<std::string> WritePdf(const Document& document, const Fonts& fonts) {
  TEPAT_ASSIGN(std::unique_ptr<FontMap> map, fonts.Take());
  const auto has = [&map](char32_t character) { return map->set().Has(character); };
  const Status checked = CheckDocument(document, has);
  auto file = checked ? Print(document, *map) : Fail(checked.error());
  fonts.Return(std::move(map));
  return file;
}

}  // namespace tepat::pdf
