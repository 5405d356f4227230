// SPDX-License-Identifier: Apache-2.0
// The pages of a PDF while they are drawn. Points, from the top left corner. What is drawn first is
// read first. For libs/documents/pdf alone; one thread at a time.
#pragma once

#include <cairomm/cairomm.h>

#include <string>

#include "libs/base/status.h"
#include "libs/documents/pdf/document.h"
#include "libs/documents/pdf/typesetter.h"

namespace tepat::pdf {

struct Size {
  double width = 0;
  double height = 0;
};

inline constexpr double kPointsOfMillimetre = 72 / 25.4;

class Canvas {
 public:
  // Title, author and date are the document's.
  Canvas(const Document& document, Size page);
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // `left` is that of the width which the line was laid out for.
  void Show(const Line& line, double left, double top);
  void Frame(double left, double top, Size size);
  void Fill(double left, double top, Size size);
  void Rule(double left, double top, double width, double thickness);
  // Whoever points into this rectangle opens `link` (of the form that LinkCode says).
  void Link(const std::string& link, double left, double top, Size size);

  // Structure, for screen readers: `P`, `Table`, `TR`. Each Begin has its End on the same page.
  void Begin(const std::string& tag);
  void End(const std::string& tag);

  void EndPage() { context_->show_page(); }
  // The file; nothing is drawn afterwards.
  std::string Close();

 private:
  std::string bytes_;
  Cairo::RefPtr<Cairo::PdfSurface> surface_;
  Cairo::RefPtr<Cairo::Context> context_;
};

}  // namespace tepat::pdf
