// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/write_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <thread>

#include "libs/documents/pdf/document_fixture.h"
#include "libs/testing/printed.h"

namespace tepat::pdf {
namespace {

using simulation::CodesOf;
using simulation::FontsOf;
using simulation::InfoOf;
using simulation::PrintedWord;
using simulation::RawTextOf;
using simulation::WordsOf;
using testing::HasSubstr;

const Fonts& TheFonts() {
  static const Fonts fonts;
  return fonts;
}

std::string Printed(const Document& document) {
  const auto pdf = WritePdf(document, TheFonts());
  EXPECT_TRUE(pdf) << pdf.error().message;
  return pdf.value_or("");
}

Document With(std::vector<Block> blocks) {
  Document document = EmptyDocument();
  document.blocks = std::move(blocks);
  return document;
}

std::vector<PrintedWord> Those(const std::vector<PrintedWord>& words, const std::string& text) {
  std::vector<PrintedWord> found;
  std::copy_if(words.begin(), words.end(), std::back_inserter(found),
               [&](const PrintedWord& word) { return word.text == text; });
  return found;
}

PrintedWord Only(const std::vector<PrintedWord>& words, const std::string& text) {
  const auto found = Those(words, text);
  EXPECT_EQ(found.size(), 1) << text;
  return found.empty() ? PrintedWord{} : found.front();
}

TEST(WritePdf, SaysEveryWordInTheOrderOfReading) {
  const std::string text = RawTextOf(Printed(OneOfEverything()));
  std::size_t at = 0;
  for (const char* word : {"PEMERINTAH",
                           "KECAMATAN",
                           "Jalan Contoh",
                           "7F3A-22",
                           "JUDUL LEMBAR",
                           "efisiensi ≥ 90 %",
                           "050/123/427.55/2026",
                           "Pengumpulan data",
                           "Bappeda",
                           "☑ Segera",
                           "☐ Biasa",
                           "Catatan kotak",
                           "Perihal",
                           "Perihal surat nomor 3",
                           "3,25",
                           "75,00 %",
                           "Nama Satu",
                           "NIP 1",
                           "Nama Dua",
                           "NIP 2",
                           "Lembar uji · versi 3",
                           "Halaman 1 dari 1"}) {
    const auto found = text.find(word, at);
    ASSERT_NE(found, std::string::npos) << word << " is not in, behind byte " << at << " of\n"
                                        << text;
    at = found;
  }
}

TEST(WritePdf, EmbedsOnlyItsOwnFontsAndOnlyWhatIsUsed) {
  const auto fonts = FontsOf(Printed(OneOfEverything()));
  ASSERT_GE(fonts.size(), 3);
  for (const auto& font : fonts) {
    EXPECT_TRUE(font.embedded && font.subset && font.has_characters) << font.name;
    EXPECT_TRUE(font.name.find("LiberationSans") != std::string::npos ||
                font.name.find("DejaVuSans") != std::string::npos)
        << font.name;
  }
}

TEST(WritePdf, SaysTitleAuthorAndDate) {
  const std::string info = InfoOf(Printed(OneOfEverything()), "-isodates");
  EXPECT_THAT(info, HasSubstr("Title:           Lembar uji"));
  EXPECT_THAT(info, HasSubstr("Author:          KECAMATAN LUMAJANG"));
  EXPECT_THAT(info, HasSubstr("CreationDate:    2026-11-27T09:30:00Z"));
  EXPECT_THAT(info, HasSubstr("Tagged:          yes"));
  EXPECT_THAT(Printed(OneOfEverything()), HasSubstr("/Lang (id-ID)"));
}

TEST(WritePdf, SaysWhatIsHeadingTableAndCell) {
  const std::string structure = InfoOf(Printed(OneOfEverything()), "-struct");
  for (const char* element : {"Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"}) {
    EXPECT_THAT(structure, HasSubstr(std::string(element))) << structure;
  }
}

TEST(WritePdf, PrintsOnTheSheetsOfOffices) {
  const auto size = [](Paper paper, bool landscape) {
    Document document = OneOfEverything();
    document.paper = paper;
    document.landscape = landscape;
    const std::string info = InfoOf(Printed(document));
    const auto at = info.find("Page size:") + 17;
    return info.substr(at, info.find(" pts", at) - at);
  };
  EXPECT_EQ(size(Paper::kA4, false), "595.276 x 841.89");
  EXPECT_EQ(size(Paper::kF4, false), "609.449 x 935.433");
  EXPECT_EQ(size(Paper::kF4, true), "935.433 x 609.449");
  EXPECT_EQ(size(Paper::kHalfFolio, false), "467.717 x 609.449");
}

TEST(WritePdf, GivesEqualBytesForEqualDocuments) {
  const std::string first = Printed(OneOfEverything());
  EXPECT_EQ(first, Printed(OneOfEverything()));
  const Fonts others;
  EXPECT_EQ(first, *WritePdf(OneOfEverything(), others));
}

TEST(WritePdf, GivesEqualBytesInAllThreads) {
  const std::string first = Printed(OneOfEverything());
  std::vector<std::string> printed(4);
  std::vector<std::thread> threads;
  threads.reserve(printed.size());
  for (std::string& one : printed) {
    threads.emplace_back([&one] {
      for (int i = 0; i < 5; ++i) one = Printed(OneOfEverything());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(printed, testing::Each(first));
}

TEST(WritePdf, ChangesWhatWasChanged) {
  Document document = OneOfEverything();
  std::get<Table>(document.blocks[6]).rows[1][2] = "77,31";
  const std::string before = RawTextOf(Printed(OneOfEverything()));
  std::string after = RawTextOf(Printed(document));
  const auto at = after.find("77,31");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(before.find("77,31"), std::string::npos);
  // `2,25` and nothing else was there.
  after.replace(at, 5, "2,25");
  EXPECT_EQ(after, before);
}

TEST(WritePdf, OpensItsLinkFromTheCode) {
  Document document = EmptyDocument();
  document.code->link = "https://tepat.example/b/" + std::string(kLinkMax - 24, 'x');
  EXPECT_EQ(CodesOf(Printed(document)), document.code->link + "\n");
  EXPECT_THAT(InfoOf(Printed(document), "-url"), HasSubstr(document.code->link));
}

TEST(WritePdf, RepeatsTheHeadingAndLosesNoRow) {
  const auto words = WordsOf(Printed(With({SomeTable(120)})));
  const int pages = words.back().page;
  EXPECT_GE(pages, 3);
  const auto headings = Those(words, "Nilai");
  ASSERT_EQ(headings.size(), static_cast<std::size_t>(pages));
  for (int i = 1; i <= 120; ++i) Only(words, std::to_string(i) + ",25");
  for (int page = 1; page <= pages; ++page) EXPECT_EQ(headings[page - 1].page, page);
  EXPECT_EQ(Those(words, "Halaman").size(), static_cast<std::size_t>(pages));
}

TEST(WritePdf, AlignsColumns) {
  const auto words = WordsOf(Printed(With({SomeTable(12)})));
  EXPECT_NEAR(Only(words, "3,25").right, Only(words, "12,25").right, 0.1);
  EXPECT_GT(Only(words, "3,25").left, Only(words, "12,25").left + 4);
}

TEST(WritePdf, GoesOnWithARowThatIsHigherThanAPage) {
  Table table = SomeTable(1);
  std::string text;
  for (int i = 1; i <= 1'500; ++i) text += "kata" + std::to_string(i) + " ";
  table.rows[0][1] = text;
  const auto words = WordsOf(Printed(With({table})));
  for (int i = 1; i <= 1'500; ++i) Only(words, "kata" + std::to_string(i));
  EXPECT_GE(words.back().page, 3);
  // The first page holds the letterhead; each later one a part of the row, below its heading.
  EXPECT_EQ(Those(words, "Nilai").size(), static_cast<std::size_t>(words.back().page - 1));
}

// What is laid out piece by piece breaks where it would have in one: each line is as full as it can
// be.
TEST(WritePdf, FillsTheLinesOfALongParagraph) {
  std::string text;
  for (int i = 0; i < 2'000; ++i) text += "xyz ";
  std::map<std::pair<int, double>, int> lines;
  for (const PrintedWord& word : WordsOf(Printed(With({Paragraph{{text}}})))) {
    if (word.text == "xyz") ++lines[{word.page, word.top}];
  }
  const int full = lines.begin()->second;
  EXPECT_GT(full, 20);
  EXPECT_EQ(static_cast<int>(lines.size()), (2'000 + full - 1) / full);
}

TEST(WritePdf, SetsALongTextInANarrowColumnAtOnce) {
  Table table{{{"a", 1}, {"b", 30}}, {{std::string(kTextMax, 'a'), "b"}}};
  const auto begin = std::clock();
  Printed(With({table}));
  // Paragraph by paragraph it would be ten seconds.
  EXPECT_LT(std::clock() - begin, 3 * CLOCKS_PER_SEC);
}

// No word reaches into its neighbour or over the edge, however long it is.
TEST(WritePdf, BreaksAWordThatIsWiderThanItsColumn) {
  const std::string number(150, '8');
  Table table{{{"Nomor", 1}, {"Hal", 3}}, {{number, "sesudahnya"}}};
  const auto words = WordsOf(Printed(With({table})));
  const double neighbour = Only(words, "sesudahnya").left;
  std::string joined;
  for (const PrintedWord& word : words) {
    if (word.text.find_first_not_of('8') != std::string::npos) continue;
    EXPECT_LT(word.right, neighbour);
    joined += word.text;
  }
  EXPECT_EQ(joined, number);
}

TEST(WritePdf, NeverLeavesAHeadingOrASignatureAlone) {
  for (int lines = 35; lines < 60; ++lines) {
    std::vector<Block> blocks;
    blocks.reserve(lines + 2);
    for (int i = 0; i < lines; ++i) blocks.emplace_back(Paragraph{{"baris" + std::to_string(i)}});
    blocks.emplace_back(Heading{"Bagian", 2});
    blocks.emplace_back(Paragraph{{"penutup"}});
    blocks.emplace_back(Signatures{{Signature{{"Camat"}, "Tandatangan", {}}}});
    const auto words = WordsOf(Printed(With(std::move(blocks))));
    EXPECT_EQ(Only(words, "Bagian").page, Only(words, "penutup").page) << lines;
    EXPECT_EQ(Only(words, "penutup").page, Only(words, "Tandatangan").page) << lines;
  }
}

TEST(WritePdf, StaysOnThePaper) {
  Document document = OneOfEverything();
  document.paper = Paper::kHalfFolio;
  document.footer.text = std::string(60, 'M') + " " + std::string(60, 'M');
  for (const PrintedWord& word : WordsOf(Printed(document))) {
    EXPECT_GE(word.left, 20);
    EXPECT_LE(word.right, 467.72 - 20);
    EXPECT_LE(word.bottom, 609.45 - 20);
  }
}

TEST(WritePdf, RefusesACharacterThatNoFontDraws) {
  const auto pdf = WritePdf(With({Paragraph{{"Rapat 😀"}}}), TheFonts());
  // DejaVu Sans draws some faces; this one is among them.
  ASSERT_TRUE(pdf);
  const auto chinese = WritePdf(With({Fields{{{"Hal", "Rapat 会议"}}}}), TheFonts());
  ASSERT_FALSE(chinese);
  EXPECT_EQ(chinese.error().slug, "pdf.no_glyph");
  EXPECT_EQ(chinese.error().details.at("character"), "U+4F1A");
  EXPECT_EQ(chinese.error().details.at("place"), "block 1, Hal");
}

TEST(WritePdf, RefusesMoreLinesThanMemoryHolds) {
  Table table;
  table.columns.assign(kColumnsMax, {"Isi"});
  table.rows.assign(kRowsMax, std::vector<std::string>(kColumnsMax, "a\nb"));
  const auto pdf = WritePdf(With({table}), TheFonts());
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().slug, "pdf.too_large");
  EXPECT_EQ(pdf.error().details.at("what"), "lines");
}

TEST(WritePdf, RefusesMoreThanAReam) {
  const Paragraph long_one{{std::string(kTextMax, '\n')}};
  const auto many = std::vector<Block>(kTextsMax / kTextMax - 1, long_one);
  Table table = SomeTable(90);
  for (auto& row : table.rows) row[1] = long_one.text.text;
  for (const Document& document : {With(many), With({table})}) {
    const auto pdf = WritePdf(document, TheFonts());
    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().slug, "pdf.too_large");
    EXPECT_EQ(pdf.error().details.at("what"), "pages");
  }
}

}  // namespace
}  // namespace tepat::pdf
