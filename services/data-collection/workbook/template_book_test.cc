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

std::string Told(const std::vector<TemplatePart>& parts, const std::vector<Listed>& listed = {}) {
  const auto bytes = WriteTemplate(parts, listed);
  EXPECT_TRUE(bytes) << bytes.error().message;
  return bytes ? workbook::ToldOf(*bytes) : "";
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

TEST(TemplateBook, ATextThatIsNotUtf8IsRefused) {
  v1::GetUnitSheetResponse sheet = SheetFor();
  const std::map<Key, Typed> typed = {{{0, Column::kCause}, {xlsx::Text{"\xFF"}}}};
  EXPECT_EQ(WriteTemplate({{&sheet, typed}}).error().slug, "xlsx.not_text");
}

}  // namespace
}  // namespace tepat::data_collection::book
