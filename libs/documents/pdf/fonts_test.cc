// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/fonts.h"

#include <gtest/gtest.h>

#include <fstream>

#include "libs/documents/pdf/document_fixture.h"
#include "libs/documents/pdf/write_pdf.h"
#include "libs/testing/folder.h"

namespace tepat::pdf {
namespace {

TEST(Fonts, AreThoseOfDebian) { EXPECT_TRUE(Fonts().Check()); }

TEST(Fonts, NameAFileThatIsNotThere) {
  auto files = DebianFonts();
  files[1].path = "/nowhere/Bold.ttf";
  const Fonts fonts(files);
  const auto checked = fonts.Check();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().slug, "pdf.font_missing");
  EXPECT_EQ(checked.error().details.at("file"), "/nowhere/Bold.ttf");
  EXPECT_EQ(WritePdf(OneOfEverything(), fonts).error(), checked.error());
}

TEST(Fonts, NameAFileThatIsNoFont) {
  const simulation::Folder folder;
  const std::string path = folder.path() + "/broken.ttf";
  std::ofstream(path) << "no font at all";
  auto files = DebianFonts();
  files[0].path = path;
  EXPECT_EQ(Fonts(files).Check().error().slug, "pdf.font_missing");
}

TEST(Fonts, NameAFileThatHoldsAnotherFamily) {
  auto files = DebianFonts();
  files[0].path = files[3].path;
  const auto checked = Fonts(files).Check();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().slug, "pdf.font_other");
  EXPECT_EQ(checked.error().details.at("found"), "DejaVu Sans");
}

}  // namespace
}  // namespace tepat::pdf
