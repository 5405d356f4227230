// SPDX-License-Identifier: Apache-2.0
// What strangers may hand in as a template, and as an edited report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "libs/documents/docx/docx_fixture.h"
#include "libs/documents/docx/fill_template.h"
#include "libs/documents/docx/marked_text.h"
#include "libs/documents/docx/words.h"
#include "libs/documents/docx/write_docx.h"

namespace tepat::docx {
namespace {

using testing::HasSubstr;

// The slug of the error, with what it is about; empty when the file is taken.
std::string Slug(const std::string& file, const DocxLimits& limits = {}) {
  const auto checked = CheckTemplate(BytesOf(file), Known(), limits);
  if (checked) return "";
  std::string told = checked.error().slug;
  for (const auto& [key, value] : checked.error().details) {
    if (key != "part") told.append(" ").append(key).append("=").append(value);
  }
  return told;
}

std::string Related(const std::string& type, const std::string& target,
                    const std::string& mode = " TargetMode=\"External\"") {
  const std::string xml = "<Relationships><Relationship Id=\"rId9\" Type=\"http://x/" + type +
                          "\" Target=\"" + target + "\"" + mode + "/></Relationships>";
  return Packed(With(PartsOf(P("x")), "word/_rels/document.xml.rels", xml));
}

std::string OfKind(const std::string& kind) {
  return Packed({{kContentTypes, "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" +
                                     kind + "\"/></Types>"},
                 {"word/document.xml", "<w:document/>"}});
}

TEST(Refused, SaysWhatTheFileIsInstead) {
  EXPECT_EQ(Slug(""), "docx.empty_file");
  EXPECT_EQ(Slug("%PDF-1.7"), "docx.not_docx kind=pdf");
  EXPECT_EQ(Slug("halo"), "docx.not_docx kind=text");
  EXPECT_EQ(Slug("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 lama"), "docx.old_doc");
  EXPECT_EQ(Slug(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) +
                 std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)),
            "docx.encrypted");
  EXPECT_EQ(Slug(Packed({{"a.txt", "a"}})), "docx.not_docx kind=zip");
  EXPECT_EQ(Slug(Packed({{kContentTypes, "<Types/>"}, {"xl/workbook.xml", "<x/>"}})),
            "docx.not_docx kind=xlsx");
  EXPECT_EQ(Slug(Packed({{"META-INF/manifest.xml", "<x/>"}})), "docx.not_docx kind=odf");
  const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  EXPECT_EQ(Slug(OfKind(word + "template.main+xml")), "docx.not_docx kind=dotx");
  EXPECT_EQ(Slug(OfKind(word + "document.main+xml")), "");
}

TEST(Refused, TakesNoProgramsAndNoOtherFiles) {
  EXPECT_EQ(Slug(OfKind("application/vnd.ms-word.document.macroEnabled.main+xml")), "docx.macros");
  EXPECT_EQ(Slug(Packed(With(PartsOf(P("x")), "word/vbaProject.bin", "x"))), "docx.macros");
  EXPECT_EQ(Slug(Packed(With(PartsOf(P("x")), "word/activeX/activeX1.xml", "<x/>"))),
            "docx.embedded");
  EXPECT_EQ(Slug(Related("oleObject", "embeddings/a.bin", "")), "docx.embedded");
  EXPECT_EQ(Slug(Related("aFChunk", "a.html", "")), "docx.embedded");
}

TEST(Refused, FetchesNothingFromOutside) {
  EXPECT_EQ(Slug(Related("image", "http://jahat.example/a.png")),
            "docx.external target=http://jahat.example/a.png");
  EXPECT_EQ(Slug(Related("hyperlink", "file:///etc/passwd")),
            "docx.external target=file:///etc/passwd");
  EXPECT_EQ(Slug(Related("hyperlink", "https://lumajangkab.go.id")), "");
  EXPECT_EQ(Slug(Related("hyperlink", "mailto:kecamatan@lumajangkab.go.id")), "");
  const auto field = [](const std::string& runs) { return Docx("<w:p>" + runs + "</w:p>"); };
  EXPECT_EQ(Slug(field("<w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "
                       "\"http://x\"</w:instrText></w:r>")),
            "docx.field field=INCLUDEPICTURE");
  EXPECT_EQ(Slug(field("<w:fldSimple w:instr=\"ddeauto x\"/>")), "docx.field field=DDEAUTO");
  EXPECT_EQ(Slug(field("<w:fldSimple w:instr=\"QUOTE 68 68 69\"/>")), "docx.field field=QUOTE");
  EXPECT_EQ(Slug(field("<w:fldSimple w:instr=\" HYPERLINK &quot;LINK&quot; \"/>")), "");
  EXPECT_EQ(Slug(field("<w:fldSimple w:instr=\" PAGE \"/>")), "");
}

TEST(Refused, ForgetsTheTemplateOfWord) {
  Parts parts = With(PartsOf(P("{{nama}}")), "word/_rels/settings.xml.rels",
                     "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/attachedTemplate\" "
                     "Target=\"file:///C:/Users/a/Normal.dotm\" TargetMode=\"External\"/>"
                     "</Relationships>");
  parts = With(parts, "word/settings.xml",
               "<w:settings><w:zoom/><w:attachedTemplate r:id=\"rId1\"/></w:settings>");
  const auto filled = FillTemplate(BytesOf(Packed(parts)), Known(),
                                   {{{"nama", {"a"}}, {"jabatan", {"b"}}}, {{"baris", {}}}});
  ASSERT_TRUE(filled) << filled.error().slug;
  EXPECT_THAT(PartIn(*filled, "word/settings.xml"),
              HasSubstr("<w:settings><w:zoom/></w:settings>"));
  EXPECT_THAT(PartIn(*filled, "word/_rels/settings.xml.rels"), HasSubstr("<Relationships/>"));
}

TEST(Refused, TakesNoXmlThatAttacks) {
  const auto with = [](const std::string& xml) {
    return Packed(With(PartsOf(P("x")), "word/document.xml", xml));
  };
  EXPECT_EQ(Slug(with("<!DOCTYPE a [<!ENTITY b \"c\">]><w:document>&b;</w:document>")),
            "docx.doctype");
  EXPECT_EQ(Slug(with("<w:document>")), "docx.malformed");
  EXPECT_EQ(Slug(with("")), "docx.malformed");
  EXPECT_EQ(Slug(with("<w:document>\xFF</w:document>")), "docx.malformed");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
  for (int i = 0; i < 100'000; ++i) deep += "</w:p>";
  EXPECT_EQ(Slug(with(deep)), "docx.malformed");
  EXPECT_EQ(Slug(with("<w:document>" + std::string(9U << 20U, ' ') + "</w:document>")),
            "docx.bomb limit=8388608");
}

TEST(Refused, HoldsEveryLimit) {
  const std::string file = Docx(P("{{nama}}") + P("{{nama}}"));
  EXPECT_EQ(Slug(file, {.bytes = 100}), "docx.too_large limit=100");
  EXPECT_EQ(Slug(file, {.unpacked_bytes = 500}), "docx.bomb limit=500");
  EXPECT_EQ(Slug(file, {.parts = 3}), "docx.bomb limit=3");
  EXPECT_EQ(Slug(file, {.xml_bytes = 100}), "docx.bomb limit=100");
  EXPECT_EQ(Slug(file, {.depth = 3}), "docx.malformed");
  EXPECT_EQ(Slug(file, {.nodes = 15}), "docx.bomb limit=15");
  EXPECT_EQ(Slug(Docx(P("{{a}}") + P("{{b}}")), {.mistakes = 0}), "");
  EXPECT_EQ(Slug(file, {.marks = 1}), "docx.too_much");
  EXPECT_EQ(Slug(Docx(P("{{nama}}{{nama}}")), {.paragraph_marks = 1}), "docx.bomb limit=1");
  EXPECT_EQ(Slug(file, {.paragraph_bytes = 5}), "docx.bomb limit=5");
  // Zeros pack a thousandfold: the archive is small, what it holds is not.
  const std::string bomb = Packed(With(PartsOf(P("x")), "a.bin", std::string(70U << 20U, '\0')));
  EXPECT_LT(bomb.size(), 1U << 20U);
  EXPECT_EQ(Slug(bomb), "docx.bomb limit=62914560");
}

TEST(Refused, DoesNotMultiplyBeyondItsLimits) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += P("{{nama}}");
  const std::string file = Docx(P("{{#baris}}") + body + P("{{/baris}}"));
  Values values{{{"nama", {std::string(1'000, 'a')}}, {"jabatan", {"b"}}},
                {{"baris", Rows(std::vector<std::string>(100, "x"))}}};
  const auto slug = [&](const DocxLimits& limits) {
    const auto filled = FillTemplate(BytesOf(file), Known(), values, {}, limits);
    return filled ? "" : filled.error().slug;
  };
  EXPECT_EQ(slug({}), "");
  EXPECT_EQ(slug({.nodes = 10'000}), "docx.too_much");
  EXPECT_EQ(slug({.value_bytes = 1'000'000}), "docx.too_much");
}

TEST(Refused, TakesItsTimeWithNobody) {
  // As many blocks as fit, closed, open and crossing: each of them is looked at once.
  std::string closed;
  std::string open;
  for (int i = 0; i < 40'000; ++i) {
    closed += P("{{#baris}}{{/baris}}");
    open += P("{{#baris}}");
  }
  EXPECT_EQ(Slug(Docx(closed)), "");
  EXPECT_EQ(Slug(Docx(open)), "");
  EXPECT_EQ(Slug(Docx(P(std::string(200'000, '{')))), "docx.bomb limit=500");
}

TEST(Refused, SurvivesEveryCutAndEveryFlippedBit) {
  const std::string file = Docx(P("{{nama}}") + TableOf({{P("{{#baris}}{{no}}{{/baris}}")}}));
  for (std::size_t size = 0; size < file.size(); size += 13) {
    EXPECT_NE(Slug(file.substr(0, size)), "") << size;
  }
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    std::string flipped = file;
    char& byte = flipped[random() % flipped.size()];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
    // Whatever comes of it, it is an answer.
    const auto marked = ReadMarkedTexts(BytesOf(flipped));
    EXPECT_TRUE(marked || marked.error().slug.starts_with("docx.")) << marked.error().slug;
  }
}

TEST(Words, SayWhatToDo) {
  EXPECT_EQ(WordsFor(Error{Code::kInvalid, "docx.not_docx", "", {{"kind", "pdf"}}}),
            "berkas ini PDF, bukan dokumen Word; unggah dokumen Word (.docx)");
  EXPECT_EQ(WordsFor(Error{Code::kInvalid, "docx.external", "", {{"target", "http://x"}}}),
            "berkas ini mengambil isi dari luar (\"http://x\"); hapus bagian itu di Word atau "
            "LibreOffice, lalu unggah lagi");
  EXPECT_EQ(WordsFor(Error{Code::kInternal, "other", ""}),
            "berkas belum dapat dibaca; coba lagi beberapa saat lagi");
  EXPECT_EQ(WordsFor(TemplateMistake{MistakeKind::kUnknown, "gaji", "word/header1.xml", "a"}),
            "kepala halaman, paragraf \"a\": isian {{gaji}} tidak dikenal; pakai nama dari daftar "
            "isian");
  EXPECT_EQ(WordsFor(TemplateMistake{MistakeKind::kMissing, "nama", "", ""}),
            "isian {{nama}} wajib ada; tambahkan di tempat yang sesuai");
}

TEST(WriteDocx, WritesWhatIsReadAndFilledAgain) {
  using blocks::Heading;
  Document document{"Laporan & lampiran"};
  document.letterhead = {"KECAMATAN LUMAJANG"};
  document.blocks = {Heading{0, "Laporan"}, Heading{1, "BAB I"}, blocks::Paragraph{"a < b\nc"},
                     blocks::List{{"satu", "dua"}},
                     blocks::Table{"Tabel 1",
                                   {{"No", 1, true}, {"Uraian", 4, false}},
                                   {{"{{#baris}}{{no}}", "{{uraian}}{{/baris}}"}}}};
  const auto file = WriteDocx(document);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(*file, *WriteDocx(document));
  EXPECT_EQ(Slug(*file), "");
  EXPECT_EQ(
      TextsIn(file),
      "KECAMATAN LUMAJANG | Laporan | BAB I | a < b\nc | satu | dua | Tabel 1 | No | Uraian | "
      "{{#baris}}{{no}} | {{uraian}}{{/baris}} | ");
  EXPECT_EQ(
      TextsIn(FillTemplate(BytesOf(*file), Known(),
                           {{{"nama", {""}}, {"jabatan", {""}}}, {{"baris", Rows({"x"})}}})),
      "KECAMATAN LUMAJANG | Laporan | BAB I | a < b\nc | satu | dua | Tabel 1 | No | Uraian | "
      "1 | x | ");
  document.title = "\xFF";
  EXPECT_EQ(WriteDocx(document).error().slug, "docx.not_text");
}

}  // namespace
}  // namespace tepat::docx
