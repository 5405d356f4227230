// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/canvas.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "libs/base/instant.h"

namespace tepat::pdf {
namespace {

constexpr double kLineWidth = 0.6;

}  // namespace

Canvas::Canvas(const Document& document, Size page) {
  surface_ = Cairo::PdfSurface::create_for_stream(
      [this](const unsigned char* data, unsigned int size) {
        bytes_.append(reinterpret_cast<const char*>(data), size);
        return CAIRO_STATUS_SUCCESS;
      },
      page.width, page.height);
  const auto set = [this](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface_->cobj(), what, text.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, document.title);
  set(CAIRO_PDF_METADATA_AUTHOR, document.author);
  set(CAIRO_PDF_METADATA_CREATOR, "Tepat");
  // Without them the library takes the time of day, and no two files are equal.
  const std::string created = FormatInstant(document.created).substr(0, 19) + "Z";
  set(CAIRO_PDF_METADATA_CREATE_DATE, created);
  set(CAIRO_PDF_METADATA_MOD_DATE, created);
  context_ = Cairo::Context::create(surface_);
  // All structure has one root.
  Begin("Document");
}

void Canvas::Show(const Line& line, double left, double top) {
  context_->move_to(left + line.left, top + line.baseline);
  line.line->show_in_cairo_context(context_);
}

void Canvas::Frame(double left, double top, Size size) {
  context_->set_line_width(kLineWidth);
  context_->rectangle(left, top, size.width, size.height);
  context_->stroke();
}

void Canvas::Fill(double left, double top, Size size) {
  context_->rectangle(left, top, size.width, size.height);
  context_->fill();
}

void Canvas::Rule(double left, double top, double width, double thickness) {
  Fill(left, top, {width, thickness});
}

void Canvas::Link(const std::string& link, double left, double top, Size size) {
  // The rectangle is in the space of the page, from its upper left corner.
  const std::string attributes = fmt::format("uri='{}' rect=[{:.2f} {:.2f} {:.2f} {:.2f}]", link,
                                             left, top, size.width, size.height);
  cairo_tag_begin(context_->cobj(), CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(context_->cobj(), CAIRO_TAG_LINK);
}

void Canvas::Begin(const std::string& tag) {
  cairo_tag_begin(context_->cobj(), tag.c_str(), nullptr);
}

void Canvas::End(const std::string& tag) { cairo_tag_end(context_->cobj(), tag.c_str()); }

std::string Canvas::Close() {
  End("Document");
  surface_->finish();
  return std::move(bytes_);
}

}  // namespace tepat::pdf
