// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/fill_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/documents/docx/docx_fixture.h"
#include "libs/documents/docx/marked_text.h"
#include "libs/documents/docx/placeholder.h"
#include "libs/documents/docx/properties.h"

namespace tepat::docx {
namespace {

using testing::HasSubstr;
using testing::Not;

Values Sari() {
  return {{{"nama", {"Sari"}}, {"jabatan", {"Camat"}}}, {{"baris", Rows({"satu", "dua"})}}};
}

std::string Fill(const std::string& file, const Values& values = Sari()) {
  auto filled = FillTemplate(BytesOf(file), Known(), values);
  EXPECT_TRUE(filled) << filled.error().slug << " " << filled.error().message;
  return filled.value_or("");
}

TEST(Marks, AreFoundWithTheirPlaces) {
  const auto marks = MarksIn("Yth. {{ Nama }}, {{#baris}}x{{/baris}}{{^baris}}");
  ASSERT_EQ(marks.size(), 4U);
  EXPECT_EQ(marks[0], (Mark{MarkKind::kValue, "nama", 5, 15}));
  EXPECT_EQ(marks[1].kind, MarkKind::kOpen);
  EXPECT_EQ(marks[2].kind, MarkKind::kClose);
  EXPECT_EQ(marks[3].kind, MarkKind::kOpenNot);
  EXPECT_EQ(MarksIn("{{a\xC2\xA0}}")[0].name, "a");
}

TEST(Marks, AreBrokenWithoutTheOtherBraces) {
  EXPECT_EQ(MarksIn("{{nama").at(0).kind, MarkKind::kBroken);
  EXPECT_EQ(MarksIn("nama}}").at(0).kind, MarkKind::kBroken);
  const auto twice = MarksIn("{{na {{nama}}");
  ASSERT_EQ(twice.size(), 2U);
  EXPECT_EQ(twice[0].kind, MarkKind::kBroken);
  EXPECT_EQ(twice[1].name, "nama");
  EXPECT_TRUE(MarksIn("{nama} dan { {").empty());
}

TEST(FillTemplate, FindsANameInWhateverRunsItLies) {
  EXPECT_EQ(Filled(Runs({"Yth. {", "{na", "ma}", "} di tempat"}), Sari()), "Yth. Sari di tempat");
  EXPECT_EQ(Filled(Runs({"{{nama}}{{jabatan}}", " {{nama}}"}), Sari()), "SariCamat Sari");
}

TEST(FillTemplate, KeepsTheLookOfTheFirstRun) {
  const std::string body =
      "<w:p><w:r><w:t>Oleh </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{{na</w:t></w:r><w:proofErr "
      "w:type=\"spellEnd\"/><w:r><w:rPr><w:i/></w:rPr><w:t>ma}}, </w:t></w:r></w:p>";
  const std::string xml = PartIn(Fill(Docx(body)));
  EXPECT_THAT(xml, HasSubstr("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Sari</w:t>"));
  EXPECT_THAT(xml, HasSubstr("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">, </w:t>"));
}

TEST(FillTemplate, KeepsWhatStandsBesideANameInItsRun) {
  const std::string body =
      "<w:p><w:r><w:tab/><w:t>{{nama}}</w:t><w:br/><w:t>akhir</w:t></w:r></w:p>";
  EXPECT_EQ(Filled(body, Sari()), "\tSari\nakhir");
}

TEST(FillTemplate, FillsHeadersNotesAndTextBoxes) {
  const std::string box =
      "<w:p><w:r><w:t>{{nama}}</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" +
      P("kotak {{jabatan}}") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" +
      P("kotak {{jabatan}}") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
  const std::string filled = Fill(Docx(box, P("Kop {{jabatan}}"), P("Kaki {{nama}}")));
  EXPECT_EQ(TextsIn(filled), "Sari | kotak Camat | kotak Camat");
  EXPECT_EQ(TextsIn(filled, "word/header1.xml"), "Kop Camat");
  EXPECT_EQ(TextsIn(filled, "word/footnotes.xml"), "Kaki Sari");
}

TEST(FillTemplate, LeavesDeletedTextAlone) {
  const std::string body =
      "<w:p><w:del><w:r><w:delText>{{tiada}}</w:delText></w:r></w:del><w:ins><w:r><w:t>{{nama}}"
      "</w:t></w:r></w:ins></w:p>";
  EXPECT_EQ(Filled(body, Sari()), "Sari");
}

TEST(FillTemplate, TakesValuesAsTextWhateverTheyHold) {
  Values values = Sari();
  values.texts["nama"] = {"a < b & \"c\"\r\n{{jabatan}} {{#baris}}\x01]]>"};
  EXPECT_EQ(Filled(P("{{nama}}") + P("{{jabatan}}"), values),
            "a < b & \"c\"\n{{jabatan}} {{#baris}} ]]> | Camat");
  values.lists["baris"] = Rows({"{{nama}}"});
  values.texts["nama"] = {"Sari"};
  EXPECT_EQ(Filled(P("{{#baris}}{{uraian}}{{/baris}}"), values), "{{nama}}");
}

TEST(FillTemplate, RepeatsTheRowThatHoldsBothEnds) {
  const std::string table =
      TableOf({{P("No"), P("Uraian")},
               {P("{{#baris}}{{no}}"), P("{{uraian}} oleh {{nama}}{{/baris}}")},
               {P("akhir"), P("")}});
  EXPECT_EQ(Filled(table, Sari()),
            "No | Uraian | 1 | satu oleh Sari | 2 | dua oleh Sari | akhir | ");
}

TEST(FillTemplate, RepeatsRowsAndTakesThoseOfTheMarksOut) {
  const std::string table = TableOf(
      {{P("{{#baris}}")}, {P("{{no}}")}, {P("{{uraian}}")}, {P("{{/baris}}")}, {P("akhir")}});
  EXPECT_EQ(Filled(table, Sari()), "1 | satu | 2 | dua | akhir");
}

TEST(FillTemplate, RepeatsWhatStandsBetweenParagraphs) {
  const std::string body = P("awal") + P("{{#baris}}") + P("{{no}}. {{uraian}}") +
                           TableOf({{P("{{uraian}}")}}) + P("{{/baris}}") + P("akhir");
  EXPECT_EQ(Filled(body, Sari()), "awal | 1. satu | satu | 2. dua | dua | akhir");
  EXPECT_EQ(Filled(P("{{#baris}}{{no}}{{/baris}}"), Sari()), "1 | 2");
}

TEST(FillTemplate, KeepsTablesApartThatAreRepeated) {
  const std::string body = P("{{#baris}}") + TableOf({{P("{{uraian}}")}}) + P("{{/baris}}");
  EXPECT_EQ(Filled(body, Sari()), "satu |  | dua");
}

TEST(FillTemplate, RepeatsBlocksWithinBlocks) {
  Values values = Sari();
  for (Values& row : values.lists["baris"]) {
    row.lists["rinci"] = {{{{"isi", {"x"}}}}, {{{"isi", {"y"}}}}};
  }
  const std::string body =
      P("{{#baris}}") + P("{{uraian}}") + P("{{#rinci}}{{no}}{{isi}}{{/rinci}}") + P("{{/baris}}");
  EXPECT_EQ(Filled(body, values), "satu | 1x | 1y | dua | 2x | 2y");
}

TEST(FillTemplate, ShowsWhatIsThereForAnEmptyList) {
  Values none = Sari();
  none.lists["baris"] = {};
  none.texts["jabatan"] = {""};
  const std::string body = P("{{^baris}}") + P("tidak ada") + P("{{/baris}}") +
                           P("{{#jabatan}}jabatan {{jabatan}}{{/jabatan}}") + P("akhir");
  EXPECT_EQ(Filled(body, Sari()), "jabatan Camat | akhir");
  EXPECT_EQ(Filled(body, none), "tidak ada | akhir");
}

TEST(FillTemplate, LeavesNoTableWithoutRowsAndNoCellWithoutParagraph) {
  Values none = Sari();
  none.lists["baris"] = {};
  const std::string table = TableOf({{P("{{#baris}}{{no}}"), P("{{/baris}}")}});
  EXPECT_THAT(PartIn(Fill(Docx(P("a") + table + P("b")), none)), Not(HasSubstr("w:tbl")));
  const std::string cell = TableOf({{P("{{#baris}}") + P("{{no}}") + P("{{/baris}}"), P("b")}});
  EXPECT_THAT(PartIn(Fill(Docx(cell), none)), HasSubstr("<w:tcPr/><w:p/></w:tc>"));
}

TEST(FillTemplate, RepeatsARowWithinAContentControlAndPutsNothingBehindIt) {
  const std::string cell = "<w:tc>" + P("{{#baris}}{{no}}") + "</w:tc>";
  const std::string last = "<w:tc>" + P("{{uraian}}{{/baris}}") + "</w:tc>";
  const std::string table =
      "<w:tbl><w:sdt><w:sdtContent><w:tr>" + cell + last + "</w:tr></w:sdtContent></w:sdt></w:tbl>";
  const std::string xml = PartIn(Fill(Docx(table)));
  EXPECT_THAT(xml, HasSubstr("</w:tr><w:tr>"));
  EXPECT_THAT(xml, HasSubstr("</w:tr></w:sdtContent>"));
}

TEST(FillTemplate, KeepsTheShapeOfAPageThatEndsWithAMark) {
  const std::string shaped =
      "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{/baris}}</w:t></w:r></w:p>";
  const std::string xml = PartIn(Fill(Docx(P("{{#baris}}") + P("{{no}}") + shaped + P("b"))));
  EXPECT_THAT(xml, HasSubstr("<w:pPr><w:sectPr/></w:pPr>"));
}

TEST(FillTemplate, LetsBookmarksOfTheOfficeStandOnce) {
  const std::string row =
      "<w:p w14:paraId=\"1\"><w:bookmarkStart w:id=\"7\" w:name=\"milik\"/><w:r><w:t>{{#baris}}"
      "{{no}}{{/baris}}</w:t></w:r><w:bookmarkEnd w:id=\"7\"/></w:p>";
  const std::string xml = PartIn(Fill(Docx(row)));
  EXPECT_EQ(xml.find("milik"), xml.rfind("milik"));
  EXPECT_EQ(xml.find("w14:paraId"), xml.rfind("w14:paraId"));
}

TEST(FillTemplate, MarksValuesSoThatTheyAreFoundAgain) {
  Values values = Sari();
  values.texts["nama"] = {"98,50", "capaian_ikm"};
  const std::string filled =
      Fill(Docx(P("Capaian {{nama}} % dan {{nama}}"), P("{{nama}}")), values);
  EXPECT_EQ(TextsIn(filled), "Capaian 98,50 % dan 98,50");
  const auto marked = ReadMarkedTexts(BytesOf(filled));
  ASSERT_TRUE(marked);
  const std::map<std::string, std::string> expected = {
      {"capaian_ikm", "98,50"}, {"capaian_ikm_2", "98,50"}, {"capaian_ikm_3", "98,50"}};
  EXPECT_EQ(*marked, expected);
  // What was edited afterwards is what is read; and a report may be the template of the next one.
  std::string xml = PartIn(filled);
  xml.replace(xml.find("98,50"), 5, "99,50");
  const Parts edited = With(*ReadParts(BytesOf(filled), {}), "word/document.xml", xml);
  const auto read = ReadMarkedTexts(BytesOf(Packed(edited)));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->at("capaian_ikm_2"), "99,50");  // values are put in from the end
  EXPECT_TRUE(ReadMarkedTexts(BytesOf(Fill(filled, values)))->empty());
}

TEST(FillTemplate, MakesEqualBytesOfEqualInput) {
  const std::string file = Docx(P("{{nama}}") + TableOf({{P("{{#baris}}{{no}}{{/baris}}")}}));
  EXPECT_EQ(Fill(file), Fill(file));
  Values other = Sari();
  other.texts["nama"] = {"Sati"};
  EXPECT_NE(Fill(file), Fill(file, other));
}

TEST(FillTemplate, KeepsEveryOtherPartAsItWas) {
  Parts parts =
      With(PartsOf(P("{{nama}}")), "word/media/image1.png", std::string("\x89PNG\0\1", 6));
  const std::string filled = Fill(Packed(With(parts, "docProps/app.xml", "<Properties/>")));
  EXPECT_EQ(PartIn(filled, "word/media/image1.png"), std::string("\x89PNG\0\1", 6));
  EXPECT_EQ(PartIn(filled, "docProps/app.xml"), "<Properties/>");
}

TEST(Properties, SayFromWhatADocumentWasMade) {
  const Properties made = {{"TepatData", "a < b"}, {"TepatTemplat", "1"}};
  const auto filled = FillTemplate(BytesOf(Docx(P("{{nama}}"))), Known(), Sari(), made);
  ASSERT_TRUE(filled);
  EXPECT_EQ(*ReadProperties(BytesOf(*filled)), made);
  EXPECT_TRUE(ReadProperties(BytesOf(Docx(P("x"))))->empty());
  // A document may be the template of the next one: it gets new ones, and keeps the office's.
  std::string xml = PartIn(*filled, "docProps/custom.xml");
  xml.replace(xml.find("TepatTemplat"), 12, "Penanggung");
  const auto edited = With(*ReadParts(BytesOf(*filled), {}), "docProps/custom.xml", xml);
  const auto again =
      FillTemplate(BytesOf(Packed(edited)), Known(), Sari(), {{"TepatData", "lain"}});
  ASSERT_TRUE(again);
  const Properties both = {{"TepatData", "lain"}, {"Penanggung", "1"}};
  EXPECT_EQ(*ReadProperties(BytesOf(*again)), both);
  EXPECT_THAT(PartIn(*again, "docProps/custom.xml"), HasSubstr("pid=\"4\" name=\"TepatData\""));
  EXPECT_EQ(FillTemplate(BytesOf(Docx(P("x"))), Known(), Sari(), {{"a", "\xFF"}}).error().slug,
            "docx.not_text");
}

TEST(CheckTemplate, NamesWhatItDoesNotKnowWithItsParagraph) {
  EXPECT_EQ(MistakesOf(Docx(P("{{nama}}"), P("Kop {{kantor}}"))),
            "unknown \"kantor\" in word/header1.xml: Kop {{kantor}}\n");
  EXPECT_EQ(MistakesOf(Docx(P("{{#tiada}}") + P("x") + P("{{/tiada}}"))),
            "unknown \"tiada\" in word/document.xml: {{#tiada}}\n");
  // Names of a block are known within it alone, and looked for in all that may be left out.
  EXPECT_EQ(MistakesOf(Docx(P("{{no}}") + P("{{^baris}}") + P("{{gaji}}") + P("{{/baris}}"))),
            "unknown \"no\" in word/document.xml: {{no}}\n"
            "unknown \"gaji\" in word/document.xml: {{gaji}}\n");
}

TEST(CheckTemplate, NamesBlocksThatDoNotFit) {
  EXPECT_EQ(MistakesOf(Docx(P("{{#baris}}") + P("x"))),
            "not closed \"baris\" in word/document.xml: {{#baris}}\n");
  EXPECT_EQ(MistakesOf(Docx(P("{{#baris}}") + P("{{#rinci}}") + P("{{/baris}}"))),
            "not closed \"rinci\" in word/document.xml: {{#rinci}}\n");
  EXPECT_EQ(MistakesOf(Docx(P("x {{/baris}}"))),
            "not opened \"baris\" in word/document.xml: x {{/baris}}\n");
  EXPECT_EQ(MistakesOf(Docx(P("{{#baris}}") + TableOf({{P("{{/baris}}")}}))),
            "crossing \"baris\" in word/document.xml: {{#baris}}\n");
  EXPECT_EQ(MistakesOf(Docx(P("Daftar: {{#baris}}{{no}}{{/baris}}"))),
            "crossing \"baris\" in word/document.xml: Daftar: {{#baris}}{{no}}{{/baris}}\n");
  EXPECT_EQ(MistakesOf(Docx(P("{{nama"))), "broken \"\" in word/document.xml: {{nama\n");
}

TEST(CheckTemplate, NamesWhatIsMissing) {
  Vocabulary known = Known();
  known.required = {"nama", "uraian", "baris"};
  EXPECT_EQ(MistakesOf(Docx(P("x"), P("{{nama}}")), known),
            "missing \"baris\"\nmissing \"uraian\"\n");
  EXPECT_EQ(MistakesOf(Docx(P("{{nama}}") + P("{{#baris}}{{uraian}}{{/baris}}")), known), "");
}

TEST(FillTemplate, RefusesATemplateWithMistakes) {
  const auto filled = FillTemplate(BytesOf(Docx(P("Gaji {{gaji}}") + P("{{x}}"))), Known(), Sari());
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().slug, "docx.template_mistakes");
  EXPECT_EQ(filled.error().details.at("paragraph"), "{{x}}");
  EXPECT_EQ(filled.error().details.at("mistakes"), "2");
}

TEST(FillTemplate, RefusesValuesThatAreNoText) {
  Values values = Sari();
  values.lists["baris"][0].texts["uraian"] = {"\xFF"};
  const auto filled = FillTemplate(BytesOf(Docx(P("x"))), Known(), values);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().slug, "docx.not_text");
  EXPECT_EQ(filled.error().details.at("name"), "uraian");
}

}  // namespace
}  // namespace tepat::docx
