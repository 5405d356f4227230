// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/shape.h"

#include <gtest/gtest.h>

#include "services/data-collection/workbook/filled_book_fixture.h"

namespace tepat::data_collection::book {
namespace {

TEST(Shape, HasALineForEachComponentInThePlansOrder) {
  const v1::GetUnitSheetResponse sheet = SheetFor();
  std::string told;
  for (const Line& line : LinesOf(sheet)) {
    told += line.row->indicator().id() + "." + line.key + (line.first ? " first" : "") + "\n";
  }
  EXPECT_EQ(told,
            "ikm.nilai first\nlayanan.selesai first\nlayanan.masuk\nsakip.nilai first\n"
            "apbdes.desa first\n");
}

TEST(Shape, TheFormerValueIsThatOfTheNewestEarlierPeriod) {
  v1::GetUnitSheetResponse sheet = SheetFor();
  EXPECT_EQ(FormerOf(LinesOf(sheet)[0]), "85.25");
  EXPECT_EQ(FormerOf(LinesOf(sheet)[1]), "");
  v1::PeriodValue* former = sheet.mutable_rows(1)->add_earlier();
  former->set_value("90");
  v1::ComponentValue* component = former->add_components();
  component->set_component("masuk");
  component->set_value("200");
  EXPECT_EQ(FormerOf(LinesOf(sheet)[1]), "") << "the ratio's value is nobody's component";
  EXPECT_EQ(FormerOf(LinesOf(sheet)[2]), "200");
}

TEST(Shape, TheHashKnowsCaseUnitVersionAndLines) {
  const v1::GetUnitSheetResponse sheet = SheetFor();
  v1::GetUnitSheetResponse other = sheet;
  other.mutable_rows(0)->set_target("1");
  EXPECT_EQ(HashOf(sheet), HashOf(other)) << "a target is no shape";
  other.set_plan_version(4);
  EXPECT_NE(HashOf(sheet), HashOf(other));
  EXPECT_NE(HashOf(sheet), HashOf(SheetFor("lurah_kepuharjo")));
  other = sheet;
  other.mutable_rows(1)->mutable_indicator()->mutable_components(0)->set_key("tuntas");
  EXPECT_NE(HashOf(sheet), HashOf(other));
}

TEST(Shape, SheetsHaveNamesThatEveryProgramTakes) {
  std::set<std::string> taken;
  EXPECT_EQ(SheetNameOf("lurah_jogotrunan", taken), "Lurah jogotrunan");
  EXPECT_EQ(SheetNameOf("LURAH_jogotrunan", taken), "LURAH jogotrunan 2");
  EXPECT_EQ(SheetNameOf("a/b[c]:d", taken), "A-b-c--d");
  const std::string base = "kasi_pemberdayaan_masyarakat_dan_desa";
  EXPECT_EQ(SheetNameOf(base, taken).size(), 31U);
  const std::string second = SheetNameOf(base, taken);
  EXPECT_EQ(second.size(), 31U);
  EXPECT_TRUE(second.ends_with(" 2"));
}

TEST(Shape, NumbersAreShownWithACommaAndOtherTextsAsTheyAre) {
  EXPECT_EQ(WithComma("1234.5"), "1234,5");
  EXPECT_EQ(WithComma("80..90"), "80..90");
  EXPECT_EQ(WithComma("BB"), "BB");
}

}  // namespace
}  // namespace tepat::data_collection::book
