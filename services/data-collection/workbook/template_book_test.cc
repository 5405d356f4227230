// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/template_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/documents/workbook/read_workbook.h"
#include "services/data-collection/workbook/filled_book_fixture.h"
#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Told(const std::vector<TemplatePart>& parts, const std::vector<Listed>& listed = {}) {
  const auto bytes = WriteTemplate(parts, listed);
  EXPECT_TRUE(bytes) << bytes.error().message;
  return bytes ? workbook::ToldOf(*bytes) : "";
}

std::string SheetXml(const std::string& bytes, int sheet) {
  return workbook::PartOf(bytes, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
}

TEST(TemplateBook, ShowsWhatIsAskedAndWhatWasReportedBefore) {
  const v1::GetUnitSheetResponse sheet = SheetFor();
  const std::string told = Told({{&sheet}});
  EXPECT_THAT(told, HasSubstr("Lurah jogotrunan!\nA1 text Nilai kinerja: Lurah jogotrunan\n"));
  EXPECT_THAT(told, HasSubstr("A2 text Periode triwulan III tahun 2026, rencana 2026 versi 3\n"));
  EXPECT_THAT(told, HasSubstr("A5 text IKU-1\nB5 text Indeks Kepuasan Masyarakat\nD5 text nilai\n"
                              "E5 text 86,5\nF5 text 85,25\nK5 text ikm\nL5 text nilai\n"));
  EXPECT_THAT(told, HasSubstr("C7 text Layanan masuk\nD7 text orang\nK7 text layanan\n"));
  EXPECT_THAT(told, HasSubstr("_tepat! (hidden)\nA1 text tepat-nilai-1\nE1 text B\n"));
  EXPECT_THAT(told, HasSubstr("A5 text plan_version\nB5 text 3\n"));
}

TEST(TemplateBook, HasASheetForEachUnitAndTheListBehindThem) {
  const v1::GetUnitSheetResponse one = SheetFor("lurah_jogotrunan");
  const v1::GetUnitSheetResponse two = SheetFor("lurah_kepuharjo");
  const auto bytes = WriteTemplate({{&one}, {&two}}, {{{"", "Lembar", "B7"}, "x", "perbaiki"}});
  ASSERT_TRUE(bytes);
  const auto read = workbook::ReadWorkbook(workbook::BytesOf(*bytes));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->sheets.size(), 4U);
  EXPECT_EQ(read->sheets[1].name, "Lurah kepuharjo");
  EXPECT_EQ(read->sheets[2].name, FindingsSheet());
  EXPECT_EQ(read->sheets[2].At({4, 2})->text, "B7");
  EXPECT_TRUE(read->sheets[3].hidden);
}

TEST(TemplateBook, IsTheSameForTheSameData) {
  const v1::GetUnitSheetResponse sheet = SheetFor();
  EXPECT_EQ(*WriteTemplate({{&sheet}}), *WriteTemplate({{&sheet}}));
}

TEST(TemplateBook, HoldsWhatTheUnitHasSent) {
  v1::GetUnitSheetResponse sheet = SheetFor();
  v1::IndicatorValue* ikm = sheet.mutable_rows(0)->mutable_value();
  v1::ComponentValue* number = ikm->add_components();
  number->set_component("nilai");
  number->set_value("123456789012.3456");
  ikm->set_cause("survei diperluas");
  v1::ComponentValue* grade = sheet.mutable_rows(2)->mutable_value()->add_components();
  grade->set_component("nilai");
  grade->set_value("A");
  const std::string told = Told({{&sheet, SentIn(sheet)}});
  EXPECT_THAT(told, HasSubstr("G5 text 123456789012,3456\nI5 text survei diperluas\n"));
  EXPECT_THAT(told, HasSubstr("G8 text A\n"));
}

// The pieces of a text that each begin with a mark, without what stands before the first.
std::vector<std::string> Pieces(const std::string& text, const std::string& mark) {
  std::vector<std::string> pieces;
  for (std::size_t at = text.find(mark); at != std::string::npos;) {
    const std::size_t next = text.find(mark, at + mark.size());
    pieces.push_back(text.substr(at, next - at));
    at = next;
  }
  return pieces;
}

// Which cells of a sheet take something although it is protected, as Excel reads the file: a cell
// names a format of the book, and is locked unless that one says otherwise.
std::string OpenCells(const std::string& bytes, int sheet) {
  const std::string styles = workbook::PartOf(bytes, "xl/styles.xml");
  const std::size_t formats_at = styles.find("<cellXfs");
  const auto formats =
      Pieces(styles.substr(formats_at, styles.find("</cellXfs>") - formats_at), "<xf ");
  const std::string xml = SheetXml(bytes, sheet);
  std::string open;
  for (const std::string& cell : Pieces(xml, "<c r=\"")) {
    const std::string element = cell.substr(0, cell.find('>'));
    const std::size_t format = element.find(" s=\"");
    const std::size_t number =
        format == std::string::npos ? 0 : std::stoul(element.substr(format + 4));
    if (formats.at(number).find("locked=\"0\"") == std::string::npos) continue;
    open += (open.empty() ? "" : " ") + element.substr(6, element.find('"', 6) - 6);
  }
  return open;
}

TEST(TemplateBook, TakesNothingButWhatIsTyped) {
  const v1::GetUnitSheetResponse sheet = SheetFor();
  std::map<Key, Typed> marked;
  marked[{0, Column::kValue}] = {xlsx::Text{"x"}, "bukan angka"};
  marked[{2, Column::kNoData}] = {xlsx::Text{"y"}, "di baris pertama"};
  const auto bytes = WriteTemplate({{&sheet, marked}}, {{{"", "Lembar", "B7"}, "x", "perbaiki"}});
  ASSERT_TRUE(bytes);
  for (int i = 1; i <= 3; ++i) {
    const std::string xml = SheetXml(*bytes, i);
    EXPECT_THAT(xml, HasSubstr("<sheetProtection sheet=\"1\"")) << i;
    EXPECT_THAT(xml, Not(HasSubstr("insertRows"))) << i << ": rows stay where they are";
  }
  // Heading, codes, names, targets, former values and ids are locked; so are the words of an
  // indicator's second row.
  EXPECT_EQ(OpenCells(*bytes, 1), "G5 H5 I5 J5 G6 H6 I6 J6 G7 G8 H8 I8 J8 G9 H9 I9 J9");
  EXPECT_EQ(OpenCells(*bytes, 2), "") << "the list of findings";
  EXPECT_EQ(OpenCells(*bytes, 3), "") << "the hidden sheet";
}

TEST(TemplateBook, ATextThatIsNotUtf8IsRefused) {
  v1::GetUnitSheetResponse sheet = SheetFor();
  const std::map<Key, Typed> typed = {{{0, Column::kCause}, {xlsx::Text{"\xFF"}}}};
  EXPECT_EQ(WriteTemplate({{&sheet, typed}}).error().slug, "xlsx.not_text");
}

}  // namespace
}  // namespace tepat::data_collection::book
