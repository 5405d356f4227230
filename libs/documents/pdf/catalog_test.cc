// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/catalog.h"

#include <gtest/gtest.h>

namespace tepat::pdf {
namespace {

// The end of a file as cairo writes it; the table begins where startxref says.
std::string File(const std::string& behind_the_catalog = "") {
  const std::string objects =
      "%PDF-1.5\n1 0 obj\n<< /Type /Catalog\n   /Pages 2 0 R\n>>\nendobj\n" + behind_the_catalog;
  return objects + "xref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n" +
         std::to_string(objects.size()) + "\n%%EOF\n";
}

TEST(Catalog, SaysTheLanguageAndMovesTheTable) {
  const auto pdf = WithLanguage(File(), "id-ID");
  ASSERT_TRUE(pdf) << pdf.error().message;
  EXPECT_NE(pdf->find("<< /Lang (id-ID) /MarkInfo << /Marked true >> "
                      "/ViewerPreferences << /DisplayDocTitle true >> /Type"),
            std::string::npos);
  EXPECT_NE(pdf->find("startxref\n" + std::to_string(pdf->find("xref\n")) + "\n%%EOF"),
            std::string::npos);
}

TEST(Catalog, IsNotChangedWhereAnotherObjectWouldMove) {
  const auto pdf = WithLanguage(File("3 0 obj\n<< >>\nendobj\n"), "id-ID");
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().slug, "pdf.no_catalog");
}

TEST(Catalog, IsNotFoundInWhatIsNoFileOfCairos) {
  for (const char* text : {"", "startxref\n", "/Type /Catalog startxref\nx\n",
                           "<< /Type /Catalog >>\nstartxref\n999999\n"}) {
    EXPECT_FALSE(WithLanguage(text, "id-ID")) << text;
  }
}

}  // namespace
}  // namespace tepat::pdf
