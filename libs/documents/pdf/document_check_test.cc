// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/document_check.h"

#include <gtest/gtest.h>

#include "libs/documents/pdf/document_fixture.h"

namespace tepat::pdf {
namespace {

bool Latin(char32_t character) { return character < 0x250; }
bool Any(char32_t) { return true; }

Document With(const Block& block) {
  Document document = EmptyDocument();
  document.blocks = {block};
  return document;
}

TEST(DocumentCheck, TakesWhatFontsDraw) {
  EXPECT_TRUE(CheckDocument(OneOfEverything(), Any));
  EXPECT_TRUE(CheckDocument(With(Paragraph{{"satu\ndua\r\ntiga\tempat"}}), Latin));
}

TEST(DocumentCheck, NamesTheCharacterThatNoFontDrawsAndWhere) {
  Table table = SomeTable(3);
  table.rows[1][1] = "Undangan 😀 rapat";
  const auto checked = CheckDocument(With(table), Latin);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().slug, "pdf.no_glyph");
  EXPECT_EQ(checked.error().details.at("character"), "U+1F600");
  EXPECT_EQ(checked.error().details.at("place"), "block 1, row 2, Perihal");
  EXPECT_EQ(checked.error().details.at("text"), "Undangan 😀 rapat");
}

// Every place where a text may stand: one that is forgotten is printed as boxes.
TEST(DocumentCheck, LooksEverywhere) {
  const std::string bad = "\xE2\x82\xAC";
  const std::vector<Block> blocks = {Heading{bad},
                                     Paragraph{{bad}},
                                     Fields{{{bad, "a"}}},
                                     Fields{{{"a", bad}}},
                                     Checks{{{bad}}},
                                     Table{{{bad}}, {}},
                                     Table{{{"a"}}, {{bad}}},
                                     BoxRow{{Box{1, {Paragraph{{bad}}}}}},
                                     Bars{{{bad, 0, "a"}}},
                                     Bars{{{"a", 0, bad}}},
                                     Signatures{{Signature{{bad}, "a", {}}}},
                                     Signatures{{Signature{{}, bad, {}}}},
                                     Signatures{{Signature{{}, "a", {bad}}}}};
  for (const Block& block : blocks) {
    const auto checked = CheckDocument(With(block), Latin);
    ASSERT_FALSE(checked) << block.index();
    EXPECT_EQ(checked.error().details.at("character"), "U+20AC");
  }
  const auto refused = [](auto change) {
    Document document = EmptyDocument();
    change(document);
    return !CheckDocument(document, Latin);
  };
  EXPECT_TRUE(refused([&](Document& d) { d.title = bad; }));
  EXPECT_TRUE(refused([&](Document& d) { d.author = bad; }));
  EXPECT_TRUE(refused([&](Document& d) { d.letterhead.above = {bad}; }));
  EXPECT_TRUE(refused([&](Document& d) { d.letterhead.office = bad; }));
  EXPECT_TRUE(refused([&](Document& d) { d.letterhead.below = {bad}; }));
  EXPECT_TRUE(refused([&](Document& d) { d.code->text = bad; }));
  EXPECT_TRUE(refused([&](Document& d) { d.footer.text = bad; }));
}

TEST(DocumentCheck, RefusesControlCharacters) {
  for (const char* text : {"a\x01z", "a\x7Fz", "a\xC2\x85z"}) {
    const auto checked = CheckDocument(With(Paragraph{{text}}), Any);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().slug, "pdf.no_glyph");
  }
}

TEST(DocumentCheck, RefusesWhatIsNoText) {
  const auto checked = CheckDocument(With(Paragraph{{"a\xFFz"}}), Any);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().slug, "pdf.not_text");
}

TEST(DocumentCheck, KnowsItsLimits) {
  const auto beyond = [](const Document& document) {
    const auto checked = CheckDocument(document, Any);
    return checked ? "nothing" : checked.error().details.at("what");
  };
  EXPECT_EQ(beyond(With(Paragraph{{std::string(kTextMax + 1, 'a')}})), "text");
  EXPECT_EQ(beyond(With(SomeTable(static_cast<int>(kRowsMax) + 1))), "rows");
  Document document = EmptyDocument();
  document.blocks.assign(kBlocksMax + 1, Paragraph{});
  EXPECT_EQ(beyond(document), "blocks");
  document.blocks.assign(kTextsMax / kTextMax, Paragraph{{std::string(kTextMax, 'a')}});
  EXPECT_EQ(beyond(document), "texts");
}

TEST(DocumentCheck, RefusesLinksThatWouldBreakTheFile) {
  for (const char* link :
       {"", "https://a/b c", "https://a/'", "https://a/)", "https://a/\\", "https://a/\xC3\xA9"}) {
    Document document = EmptyDocument();
    document.code = LinkCode{link, "7F3A"};
    const auto checked = CheckDocument(document, Any);
    ASSERT_FALSE(checked) << link;
    EXPECT_EQ(checked.error().slug, "pdf.bad_link");
  }
}

}  // namespace
}  // namespace tepat::pdf
