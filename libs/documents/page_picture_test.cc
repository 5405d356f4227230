// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/page_picture.h"

#include <gtest/gtest.h>

#include <string_view>

namespace tepat::documents {
namespace {

using namespace std::string_literals;

constexpr const char* kPdf = "application/pdf";

// A PDF whose third object is its page; a reader finds objects without a table of them, too.
std::string Pdf(const std::string& page, const std::string& rest = "",
                const std::string& trailer = "", const std::string& catalog = "",
                const std::string& kids = "3 0 R") {
  return "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R" + catalog +
         ">>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[" + kids +
         "]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R" + page + ">>endobj\n" + rest +
         "trailer<</Root 1 0 R/Size 30" + trailer + ">>\n";
}

Result<std::string> Draw(const std::string& file, const std::string& type = kPdf) {
  return PictureOf(std::as_bytes(std::span(file.data(), file.size())), type);
}

// Width and height as a PNG's header says them, or the slug of the refusal.
std::string SizeOf(const Result<std::string>& drawn) {
  if (!drawn) return drawn.error().slug;
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      value = value << 8U | static_cast<unsigned char>(drawn->at(i));
    }
    return std::to_string(value);
  };
  return number(16) + "x" + number(20);
}

// A picture of one black point; `at` damages it there.
std::string Point(std::size_t cut = 0) {
  const std::string png =
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55"
      "\0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\2\0\1\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82"s;
  return png.substr(0, png.size() - cut);
}

TEST(PictureOf, APageKeepsItsProportions) {
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 200 100]"))), "800x400");
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 595 842]"))), "566x800");
}

TEST(PictureOf, APictureIsOneToo) {
  EXPECT_EQ(SizeOf(Draw(Point(), "image/png")), "800x800");
  EXPECT_EQ(SizeOf(Draw("bukan gambar", "image/jpeg")), "picture.broken");
  EXPECT_EQ(SizeOf(Draw(Point(40), "image/png")), "picture.broken");
}

TEST(PictureOf, WhatIsLockedIsSaidToBeLocked) {
  const std::string key = "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"s + std::string(64, '4') +
                          ">/U<" + std::string(64, '5') + ">>>endobj\n";
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 9 9]", key, "/Encrypt 4 0 R/ID[<41><41>]"))),
            "picture.locked");
}

TEST(PictureOf, WhatIsBrokenIsSaidToBeBroken) {
  EXPECT_EQ(SizeOf(Draw("")), "picture.broken");
  EXPECT_EQ(SizeOf(Draw("%PDF-1.7\n%%EOF")), "picture.broken");
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 9 9]").substr(0, 80))), "picture.broken");
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 9 9]", "", "", "", ""))), "picture.broken");
}

TEST(PictureOf, AMillionPagesAreOnePage) {
  std::string kids;
  for (int i = 0; i < 1'000'000; ++i) kids += "3 0 R ";
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 200 100]", "", "", "", kids))), "800x400");
}

TEST(PictureOf, APageOfAnySizeIsAPictureOfOurs) {
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 1000000 1000000]"))), "800x800");
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 1000000 1]"))), "800x1");
}

TEST(PictureOf, AScriptInItDoesNotRun) {
  const std::string script =
      "/OpenAction<</S/JavaScript/JS(while\\(true\\){app.launchURL\\('http://127.0.0.1/'\\)})>>";
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 200 100]", "", "", script))), "800x400");
}

// Each form draws the next one fifty times: without a limit that takes years.
TEST(PictureOf, WhatTakesForEverIsTooHeavy) {
  std::string calls;
  for (int i = 0; i < 50; ++i) calls += "/F Do ";
  const auto form = [&](int number, const std::string& rest, const std::string& content) {
    return std::to_string(number) + " 0 obj<<" + rest + "/Length " +
           std::to_string(content.size()) + ">>stream\n" + content + "\nendstream endobj\n";
  };
  std::string forms = form(4, "", "/F Do");
  for (int i = 10; i < 18; ++i) {
    forms += form(i,
                  "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F " +
                      std::to_string(i + 1) + " 0 R>>>>",
                  calls);
  }
  forms += form(18, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
  EXPECT_EQ(SizeOf(Draw(Pdf("/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</XObject<</F 10 0 "
                            "R>>>>",
                            forms))),
            "picture.too_heavy");
}

TEST(HasPicture, OnlyOfWhatABrowserShowsToo) {
  EXPECT_TRUE(HasPicture("image/jpeg"));
  EXPECT_FALSE(HasPicture("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
}

}  // namespace
}  // namespace tepat::documents
