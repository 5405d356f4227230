// SPDX-License-Identifier: Apache-2.0
// Where things stand on paper, against pictures.
#include <gtest/gtest.h>

#include "libs/documents/pdf/document_fixture.h"
#include "libs/documents/pdf/write_pdf.h"
#include "libs/testing/printed.h"

namespace tepat::pdf {
namespace {

using simulation::OtherPixels;
using simulation::RenewIfAsked;

// Another version of the fonts moves a hair; another layout moves more than a hundredth.
constexpr double kTolerance = 0.005;

std::string Printed(const Document& document) {
  static const Fonts fonts;
  const auto pdf = WritePdf(document, fonts);
  EXPECT_TRUE(pdf) << pdf.error().message;
  return pdf.value_or("");
}

TEST(PrintedLayout, IsThatOfThePicture) {
  const std::string pdf = Printed(OneOfEverything());
  RenewIfAsked(pdf, 1, "everything.png");
  EXPECT_LT(OtherPixels(pdf, 1, "everything.png"), kTolerance);
}

TEST(PrintedLayout, IsNotThatOfThePictureWhenALineMoves) {
  Document document = OneOfEverything();
  document.blocks.insert(document.blocks.begin(), Paragraph{{"Satu baris lagi"}});
  EXPECT_GT(OtherPixels(Printed(document), 1, "everything.png"), kTolerance);
}

TEST(PrintedLayout, OfASecondPageRepeatsTheHeading) {
  Document document = EmptyDocument();
  document.blocks = {SomeTable(60)};
  const std::string pdf = Printed(document);
  RenewIfAsked(pdf, 2, "second-page.png");
  EXPECT_LT(OtherPixels(pdf, 2, "second-page.png"), kTolerance);
}

}  // namespace
}  // namespace tepat::pdf
