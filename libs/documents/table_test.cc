// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/table.h"

#include <gtest/gtest.h>

namespace tepat::documents {
namespace {

Table Mixed() {
  Table table{"Uji", {"nama", "n", "lama", "waktu", "kosong"}};
  table.rows.push_back({std::string("a"), 1.5, Span{3661}, WallTime{"2026-11-23T08:00:00"}, {}});
  table.rows.push_back({std::string("éé"), 12.0, Span{0}, WallTime{"-"}, {}});
  return table;
}

TEST(CsvOf, EveryKindOfCellIsTextThatAMachineReads) {
  EXPECT_EQ(CsvOf(Mixed()),
            "nama,n,lama,waktu,kosong\r\n"
            "a,1.5,3661,2026-11-23T08:00:00,\r\n"
            "éé,12,0,'-,\r\n");
}

TEST(CsvOf, PeopleOpenItInASpreadsheetWithTheirOwnSettings) {
  Table table{"Uji", {"nama", "n"}};
  table.rows.push_back({std::string("a;b, 1.5"), 1.5});
  EXPECT_EQ(CsvOf(table, CsvFor::kPeople), "\xEF\xBB\xBFnama;n\r\n\"a;b, 1.5\";1,5\r\n")
      << "text stays as it was typed";
}

TEST(CsvOf, QuotesWhatWouldEndAField) {
  Table table{"Uji", {"a", "b"}};
  table.rows.push_back({std::string("x, y"), std::string("kata \"baik\"")});
  table.rows.push_back({std::string("dua\nbaris"), std::string("cr\r")});
  EXPECT_EQ(CsvOf(table), "a,b\r\n\"x, y\",\"kata \"\"baik\"\"\"\r\n\"dua\nbaris\",\"cr\r\"\r\n");
}

TEST(CsvOf, NothingThatPeopleTypedBecomesAFormula) {
  Table table{"Uji", {"a"}};
  for (const char* text : {"=1+1", "+62812", "-", "@SUM(A1)", "\tx"}) {
    table.rows.push_back({std::string(text)});
  }
  EXPECT_EQ(CsvOf(table), "a\r\n'=1+1\r\n'+62812\r\n'-\r\n'@SUM(A1)\r\n'\tx\r\n");
}

TEST(CsvOf, ATableWithoutRowsIsItsHeading) { EXPECT_EQ(CsvOf({"Uji", {"a", "b"}}), "a,b\r\n"); }

TEST(Cells, AreNumbersAndShares) {
  EXPECT_EQ(std::get<double>(NumberCell(7)), 7);
  EXPECT_EQ(std::get<double>(PercentCell(1, 3)), 33.3);
  EXPECT_EQ(std::get<double>(PercentCell(2, 3)), 66.7);
  EXPECT_EQ(std::get<double>(PercentCell(0, 0)), 0) << "nothing of nothing";
}

}  // namespace
}  // namespace tepat::documents
