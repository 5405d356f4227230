// SPDX-License-Identifier: Apache-2.0
// The same small table as the programs of the world write it: each must be read alike.
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <fstream>
#include <iterator>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/testing/folder.h"

namespace tepat::workbook {
namespace {

const std::string kTold =
    "A1 text Indikator\nB1 text Realisasi\nA2 text Dokumen & surat\nB2 number 79.35\n"
    "A3 text Tanggal\nB3 date 2026-03-31\nA4 text Jumlah\nB4 number 158.7 formula\n";

std::string Content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string kTexts =
    "<si><t>Indikator</t></si><si><t xml:space=\"preserve\">Realisasi</t></si>"
    "<si><t>Dokumen &amp; surat</t></si><si><t>Tanggal</t></si><si><t>Jumlah</t></si>";
const std::string kStyles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";

TEST(Writers, Excel) {
  Book book;
  book.texts = kTexts;
  book.styles = kStyles;
  book.rows =
      R"(<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"
      R"(<row r="2" spans="1:2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>79.349999999999994</v>)"
      R"(</c></row><row r="3" spans="1:2"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"><v>46112)"
      R"(</v></c></row><row r="4" spans="1:2"><c r="A4" t="s"><v>4</v></c><c r="B4"><f>B2*2</f>)"
      R"(<v>158.69999999999999</v></c></row>)";
  EXPECT_EQ(ToldOf(book.bytes()), kTold);
}

// Says in words what others leave out, and gives cells a style even in empty rows.
TEST(Writers, LibreOffice) {
  Book book;
  book.texts = kTexts;
  book.styles = R"(<numFmts count="2"><numFmt numFmtId="164" formatCode="General"/>)"
                R"(<numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2">)"
                R"(<xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/></cellXfs>)";
  const std::string row = R"( customFormat="false" ht="12.8" hidden="false" customHeight="false")"
                          R"( outlineLevel="0" collapsed="false">)";
  book.before_rows = R"(<cols><col collapsed="false" customWidth="true" hidden="false" )"
                     R"(outlineLevel="0" max="2" min="1" style="0" width="11.52"/></cols>)";
  book.rows = "<row r=\"1\"" + row + R"(<c r="A1" s="0" t="s"><v>0</v></c>)" +
              R"(<c r="B1" s="0" t="s"><v>1</v></c></row><row r="2")" + row +
              R"(<c r="A2" s="0" t="s"><v>2</v></c><c r="B2" s="0" t="n"><v>79.35</v></c></row>)" +
              "<row r=\"3\"" + row + R"(<c r="A3" s="0" t="s"><v>3</v></c>)" +
              R"(<c r="B3" s="1" t="n"><v>46112</v></c></row><row r="4")" + row +
              R"(<c r="A4" s="0" t="s"><v>4</v></c><c r="B4" s="0" t="n">)" +
              R"(<f aca="false">B2*2</f><v>158.7</v></c></row><row r="1048576")" + row +
              R"(<c r="A1048576" s="0"/></row>)";
  EXPECT_EQ(ToldOf(book.bytes()), kTold);
}

// With notes in namespaces of its own, and formats in words of its country.
TEST(Writers, Wps) {
  Book book;
  book.texts = kTexts;
  book.properties = "<fileVersion appName=\"xl\" lastEdited=\"3\" rupBuild=\"9302\"/><workbookPr/>";
  book.styles =
      "<numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"G/通用格式\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"176\"/><xf numFmtId=\"31\"/></cellXfs>";
  book.rows =
      R"(<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"
      R"(<row r="2" ht="15"><c r="A2" t="s"><v>2</v></c><c r="B2" s="0"><v>79.35</v></c>)"
      R"(</row><row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"><v>46112</v></c></row>)"
      R"(<row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4"><f>B2*2</f><v>158.7</v></c></row>)";
  book.behind_rows =
      R"(<etc:controls xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData">)"
      R"(<etc:c r="A1"><v>9</v></etc:c></etc:controls>)";
  EXPECT_EQ(ToldOf(book.bytes()), kTold);
}

// Absolute targets, texts within the cells, formulas that nobody has computed.
TEST(Writers, Openpyxl) {
  Book book;
  book.styles = kStyles;
  book.rows =
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>Indikator</t></is></c><c r="B1" t="inlineStr">)"
      R"(<is><t>Realisasi</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Dokumen )"
      R"(&amp; surat</t></is></c><c r="B2" t="n"><v>79.35</v></c></row><row r="3"><c r="A3" )"
      R"(t="inlineStr"><is><t>Tanggal</t></is></c><c r="B3" s="1" t="n"><v>46112</v></c></row>)"
      R"(<row r="4"><c r="A4" t="inlineStr"><is><t>Jumlah</t></is></c><c r="B4"><f>B2*2</f><v/>)"
      R"(</c></row>)";
  Parts parts = book.parts();
  std::string& relations = parts[3].second;
  relations.replace(relations.find("\"worksheets"), 1, "\"/xl/");
  std::string told = kTold;
  told.replace(told.find("number 158.7 formula"), 20, "empty formula uncached");
  EXPECT_EQ(ToldOf(Zip(parts)), told);
}

// Excel's own strict form: other namespaces, dates as text.
TEST(Writers, StrictExcel) {
  Book book;
  book.texts = kTexts;
  book.rows =
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2">)"
      R"(<c r="A2" t="s"><v>2</v></c><c r="B2"><v>79.349999999999994</v></c></row><row r="3">)"
      R"(<c r="A3" t="s"><v>3</v></c><c r="B3" s="1" t="d"><v>2026-03-31T00:00:00</v></c></row>)"
      R"(<row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4"><f>B2*2</f><v>158.69999999999999</v></c>)"
      R"(</row>)";
  Parts parts = book.parts();
  for (auto& [name, text] : parts) {
    for (const auto& [loose, strict] :
         {std::pair<std::string, std::string>{
              "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
              "http://purl.oclc.org/ooxml/spreadsheetml/main"},
          {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
           "http://purl.oclc.org/ooxml/officeDocument/relationships"}}) {
      for (auto at = text.find(loose); at != std::string::npos; at = text.find(loose, at)) {
        text.replace(at, loose.size(), strict);
      }
    }
  }
  EXPECT_EQ(ToldOf(Zip(parts)), kTold);
}

// A real file of a real library, in both of its modes: shared texts, and texts within the cells.
TEST(Writers, Libxlsxwriter) {
  const simulation::Folder folder;
  for (const std::uint8_t inline_texts : {LXW_FALSE, LXW_TRUE}) {
    const std::string path = folder.path() + "/x.xlsx";
    lxw_workbook_options options{};
    options.constant_memory = inline_texts;
    lxw_workbook* const book = workbook_new_opt(path.c_str(), &options);
    lxw_format* const date = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "Data");
    worksheet_write_string(sheet, 0, 0, "Indikator", nullptr);
    worksheet_write_string(sheet, 0, 1, "Realisasi", nullptr);
    worksheet_write_string(sheet, 1, 0, "Dokumen & surat", nullptr);
    worksheet_write_number(sheet, 1, 1, 79.35, nullptr);
    worksheet_write_string(sheet, 2, 0, "Tanggal", nullptr);
    worksheet_write_number(sheet, 2, 1, 46112, date);
    worksheet_write_string(sheet, 3, 0, "Jumlah", nullptr);
    worksheet_write_formula_num(sheet, 3, 1, "=B2*2", nullptr, 158.7);
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    EXPECT_EQ(ToldOf(Content(path)), kTold);
  }
}

TEST(Writers, OurOwn) {
  const simulation::Folder folder;
  const std::string path = folder.path() + "/x.xlsx";
  documents::XlsxWorkbook book(path);
  book.AddSheet("Nilai", {"Indikator", "Mulai", "Terpakai"});
  book.AddRow(
      {std::string("=1+1"), documents::WallTime{"2026-11-23T08:30:15"}, documents::Span{176'400}});
  ASSERT_TRUE(book.Close());
  EXPECT_EQ(ToldOf(Content(path)),
            "A1 text Indikator\nB1 text Mulai\nC1 text Terpakai\nA2 text =1+1\n"
            "B2 date 2026-11-23T08:30:15\nC2 date 49:00:00\n");
}

}  // namespace
}  // namespace tepat::workbook
