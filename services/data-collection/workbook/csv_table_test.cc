// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/csv_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "services/data-collection/workbook/csv.h"
#include "services/data-collection/workbook/filled_book_fixture.h"

namespace tepat::data_collection::book {
namespace {

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

class CsvTableTest : public testing::Test {
 protected:
  CsvTableTest() {
    const v1::GetUnitSheetResponse& sheet = service_.sheets["lurah_jogotrunan"];
    part_ = {&sheet};
    part_.typed[{0, Column::kValue}] = {xlsx::Number{"86.5"}};
    part_.typed[{1, Column::kCause}] = {xlsx::Text{"server; \"mati\""}};
  }
  std::string People() const { return WriteCsv({part_}, CsvReader::kPeople); }
  std::string Programs() const { return WriteCsv({part_}, CsvReader::kPrograms); }
  std::string Of(const std::string& bytes) const {
    const Preview preview = Read(service_, bytes);
    return FindingsIn(preview) + (preview.units.empty() ? "" : ValuesIn(preview));
  }

  FakeService service_;
  TemplatePart part_;
  const std::string values_ = "ikm.nilai=86.5\nlayanan.cause=server; \"mati\"\n";
};

TEST_F(CsvTableTest, IsForPeopleWithMarkSemicolonsAndCommas) {
  const std::string csv = People();
  EXPECT_TRUE(
      csv.starts_with("\xEF\xBB\xBF"
                      "Berkas;Unit;Versi rencana;ID indikator;ID komponen;Kode;"))
      << csv;
  EXPECT_NE(csv.find(";nilai;86,5;85,25;86,5;"), std::string::npos) << csv;
  EXPECT_EQ(Of(csv), values_);
}

TEST_F(CsvTableTest, IsForProgramsWithCommasAndPoints) {
  const std::string csv = Programs();
  EXPECT_TRUE(csv.starts_with("case_id,unit,plan_version,indicator,component,value,"));
  EXPECT_NE(csv.find("lurah_jogotrunan,3,ikm,nilai,86.5,"), std::string::npos) << csv;
  EXPECT_EQ(Of(csv), values_);
}

TEST_F(CsvTableTest, ProgramsNumbersArePlainAndNothingElse) {
  EXPECT_EQ(Of(Replaced(Programs(), "86.5", "1.234")),
            "ikm.nilai=1.234\nlayanan.cause=server; \"mati\"\n");
  EXPECT_EQ(Of(Replaced(Programs(), "86.5", "\"86,5\"")),
            "wrong F2 NOT_A_NUMBER 86,5\nlayanan.cause=server; \"mati\"\n");
}

TEST_F(CsvTableTest, PeoplesNumbersAreReadAsTheyWriteThem) {
  const std::vector<TypedNumber> numbers = TypedNumbers();
  FakeService service;
  v1::GetUnitSheetResponse& sheet = service.sheets["lurah_jogotrunan"];
  sheet = SheetForTypedNumbers();
  // A mark in each place, which the person types over.
  const auto mark = [](std::size_t i) { return "<" + std::to_string(i) + ">"; };
  TemplatePart part{&sheet};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    part.typed[{i, Column::kValue}] = {xlsx::Text{mark(i)}};
  }
  std::string csv = WriteCsv({part}, CsvReader::kPeople);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::string field = CsvLine({numbers[i].typed}, ';');
    field.erase(field.size() - 2);
    csv = Replaced(std::move(csv), mark(i), field);
  }
  ExpectTypedNumbers(Read(service, csv), 2);
}

TEST_F(CsvTableTest, OtherSeparatorsAreUnderstood) {
  const std::string csv = Replaced(People(), "server; \"\"mati\"\"", "server mati");
  for (const char separator : {',', '\t'}) {
    // As a program that quotes what holds its separator.
    std::string other = csv;
    std::replace(other.begin(), other.end(), ',', '.');
    std::replace(other.begin(), other.end(), ';', separator);
    EXPECT_EQ(Of(other), "ikm.nilai=86.5\nlayanan.cause=server mati\n") << separator;
  }
  EXPECT_EQ(Of(Replaced(csv, "\xEF\xBB\xBF", "sep=;\r\n")),
            "ikm.nilai=86.5\nlayanan.cause=server mati\n");
}

TEST_F(CsvTableTest, OlderEncodingsAreUnderstoodAndTold) {
  const std::string csv = Replaced(Replaced(People(), "\xEF\xBB\xBF", ""), "mati", "m\xE9ti");
  EXPECT_EQ(Of(csv), "note ENCODING\nikm.nilai=86.5\nlayanan.cause=server; \"méti\"\n");
  std::string wide = "\xFF\xFE";
  for (const char c : People()) wide += std::string(1, c) + '\0';
  EXPECT_EQ(Of(wide), "wrong UNREADABLE\n");
}

TEST_F(CsvTableTest, WhatIsNoTemplateIsTold) {
  EXPECT_EQ(Of("nama;jumlah\nA;1\n"), "wrong NOT_A_TEMPLATE nama;jumlah\n");
  EXPECT_EQ(Of(Replaced(People(), ";Sebab;", ";Alasan;")).substr(0, 20), "wrong NOT_A_TEMPLATE");
  EXPECT_EQ(Of(People() + "\"tidak ditutup"), "wrong A7 FIELDS\n");
}

TEST_F(CsvTableTest, AFileBeyondALimitIsToldTheLimit) {
  const auto advice = [this](const std::string& bytes) {
    const Preview preview = Read(service_, bytes);
    return preview.summary.findings().empty() ? "" : preview.summary.findings(0).advice();
  };
  EXPECT_EQ(advice(People() + std::string(100'000, '\n')).substr(0, 43),
            "berkas ini berisi lebih dari 100.000 baris;");
  EXPECT_EQ(advice(People() + std::string(100'001, ';')).substr(0, 42),
            "satu baris berisi lebih dari 100.000 kolom");
}

TEST_F(CsvTableTest, RowsThatAreNotTheTemplatesAreTold) {
  EXPECT_EQ(Of(Replaced(People(), kCase, "lain")),
            "wrong A2 OTHER_CASE lain\nwrong ROW_MISSING\nlayanan.cause=server; \"mati\"\n");
  EXPECT_EQ(Of(Replaced(People(), ";3;ikm", ";2;ikm")),
            "wrong C2 OTHER_PLAN_VERSION 2\n" + values_);
  EXPECT_EQ(Of(Replaced(People(), ";ikm;nilai", ";imk;nilai")),
            "wrong D2 UNKNOWN_ROW imk\nwrong ROW_MISSING\nlayanan.cause=server; \"mati\"\n");
  EXPECT_EQ(Of(Replaced(People(), "Indeks Kepuasan", "Indeks Kebahagiaan")).substr(0, 20),
            "wrong G2 ROW_CHANGED");
  EXPECT_EQ(Of(Replaced(People(), ";86,5;85,25;86,5;", ";86,5;85,25;86;5;")).substr(0, 15),
            "wrong A2 FIELDS");
}

TEST_F(CsvTableTest, AColumnThatNobodyReadsIsTold) {
  EXPECT_EQ(Of(Replaced(Programs(), "case_id,", "catatan,case_id,")).substr(0, 22),
            "wrong A1 STRAY catatan");
}

TEST_F(CsvTableTest, TextsOfPeopleNeverRunAsFormulas) {
  part_.typed[{1, Column::kCause}] = {xlsx::Text{"=HYPERLINK(1)"}};
  EXPECT_NE(People().find(";'=HYPERLINK(1);"), std::string::npos);
  EXPECT_EQ(Of(People()), "ikm.nilai=86.5\nlayanan.cause==HYPERLINK(1)\n");
}

TEST_F(CsvTableTest, ANumberOfMoreDigitsThanAWorkbookKeepsIsWholeHere) {
  part_.typed[{0, Column::kValue}] = {NumberCell("123456789012.3456")};
  EXPECT_EQ(Of(People()).substr(0, 28), "ikm.nilai=123456789012.3456\n");
  EXPECT_EQ(Of(Programs()).substr(0, 28), "ikm.nilai=123456789012.3456\n");
}

}  // namespace
}  // namespace tepat::data_collection::book
