// SPDX-License-Identifier: Apache-2.0
// What stands in a typed cell, and the value that it is, or why it is none.
#include "services/data-collection/workbook/values.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/measure/number_text.h"
#include "services/data-collection/workbook/filled_book_fixture.h"

namespace tepat::data_collection::book {
namespace {

class ValuesTest : public testing::Test {
 protected:
  // What becomes of the workbook: findings, then values.
  std::string Of(const FilledBook& book) const {
    const Preview preview = Read(service_, book.bytes());
    return FindingsIn(preview) + ValuesIn(preview);
  }
  // Of one element in the cell of `ikm`.
  std::string OfCell(const std::string& element) const {
    return Of(FilledBook::Of(service_).Put("G5", element));
  }
  std::string OfText(const std::string& text) const {
    return Of(FilledBook::Of(service_).Text("G5", text));
  }

  const FakeService service_;
  const std::string nothing_ = "note NOTHING_TYPED\n";
};

TEST_F(ValuesTest, NumbersAreExactHoweverTheyAreKept) {
  EXPECT_EQ(OfCell("<c><v>79.34999999999999</v></c>"), "ikm.nilai=79.35\n");
  EXPECT_EQ(OfCell("<c><v>1.2E-3</v></c>"), "ikm.nilai=0.0012\n");
  EXPECT_EQ(OfCell("<c><v>-0</v></c>"), "ikm.nilai=0\n");
  EXPECT_EQ(OfCell("<c t=\"inlineStr\"><is><t>85,5</t></is></c>"), "ikm.nilai=85.5\n");
}

TEST_F(ValuesTest, TextsAreReadAsPeopleWriteNumbers) {
  FakeService service;
  service.sheets["lurah_jogotrunan"] = SheetForTypedNumbers();
  FilledBook book = FilledBook::Of(service);
  int row = kFirstRow;
  for (const TypedNumber& one : TypedNumbers()) {
    book.Text("G" + std::to_string(row++), one.typed);
  }
  ExpectTypedNumbers(Read(service, book.bytes()), kFirstRow);
}

// One cell of `ikm`, as a reader of workbooks gives it.
std::string ReadAs(workbook::Kind kind, const std::string& text) {
  FoundUnit unit{"lurah_jogotrunan", "Lurah"};
  unit.cells[{0, Column::kValue}] = workbook::Cell{{5, 7}, kind, text};
  WorkbookFindings findings;
  const UnitValues read = ReadValues(unit, SheetFor(), findings);
  if (!findings.empty() || read.values.size() != 1) return "nothing";
  return ValueOf(read.values[0], "nilai");
}

RC_GTEST_PROP(Values, AnyNumberComesBackHoweverItIsTyped, ()) {
  const auto units = *rc::gen::inRange<long long>(-9'999'999'999'999'999, 10'000'000'000'000'000);
  const measure::Fraction value{measure::Integer(units), measure::Integer(10'000)};
  const std::string plain = measure::FormatTrimmed(value, 4);
  RC_ASSERT(ReadAs(workbook::Kind::kText, WithComma(plain)) == plain);
  RC_ASSERT(ReadAs(workbook::Kind::kText, measure::WriteNumber(value, 4)) == plain);
  RC_ASSERT(ReadAs(workbook::Kind::kText, "  " + measure::WriteNumber(value, 4) + " %") == plain);
  RC_ASSERT(ReadAs(workbook::Kind::kNumber, plain) == plain);
}

TEST_F(ValuesTest, WhatIsNoNumberIsTold) {
  EXPECT_EQ(OfText("sepuluh"), "wrong G5 NOT_A_NUMBER sepuluh\n" + nothing_);
  EXPECT_EQ(OfText("-"), "wrong G5 NOT_A_NUMBER -\n" + nothing_);
  EXPECT_EQ(OfText("1,2,3"), "wrong G5 NOT_A_NUMBER 1,2,3\n" + nothing_);
  EXPECT_EQ(OfCell("<c t=\"b\"><v>1</v></c>"), "wrong G5 NOT_A_NUMBER TRUE\n" + nothing_);
  EXPECT_EQ(OfText("   "), nothing_) << "empty is not zero";
}

TEST_F(ValuesTest, NumbersWithTooManyDigitsAreTold) {
  EXPECT_EQ(OfText("1234567890123"), "wrong G5 TOO_LONG 1234567890123\n" + nothing_);
  EXPECT_EQ(OfCell("<c><v>33.3333333333333</v></c>"),
            "wrong G5 TOO_LONG 33.3333333333333\n" + nothing_);
  EXPECT_EQ(OfCell("<c><v>3573010101900001</v></c>"),
            "wrong G5 ROUNDED 3573010101900000\n" + nothing_);
  EXPECT_EQ(OfCell("<c><v>123456789012.3456</v></c>"),
            "wrong G5 ROUNDED 123456789012.346\n" + nothing_);
}

TEST_F(ValuesTest, APercentFormatIsNotGuessed) {
  EXPECT_EQ(OfCell("<c s=\"2\"><v>0.85</v></c>"), "wrong G5 PERCENT 0.85\n" + nothing_);
}

TEST_F(ValuesTest, DatesInANumbersPlaceAreTold) {
  EXPECT_EQ(OfCell("<c s=\"1\"><v>46112</v></c>"), "wrong G5 DATE 2026-03-31\n" + nothing_);
  FilledBook from_1904 = FilledBook::Of(service_);
  from_1904.CountFrom1904().Put("G5", "<c s=\"1\"><v>44650</v></c>");
  EXPECT_EQ(Of(from_1904), "wrong G5 DATE 2026-03-31\n" + nothing_);
  EXPECT_EQ(OfCell("<c t=\"d\"><v>2026-03-31</v></c>"), "wrong G5 DATE 2026-03-31\n" + nothing_);
}

TEST_F(ValuesTest, FormulasAreReadAsTheFileHoldsThemAndTold) {
  EXPECT_EQ(OfCell("<c><f>SUM(A1)</f><v>86.5</v></c>"), "note G5 FORMULA 86.5\nikm.nilai=86.5\n");
  EXPECT_EQ(OfCell("<c><f>SUM(A1)</f></c>"), "wrong G5 FORMULA_WITHOUT_VALUE\n" + nothing_);
  EXPECT_EQ(OfCell("<c t=\"e\"><f>B1</f><v>#REF!</v></c>"), "wrong G5 ERROR #REF!\n" + nothing_);
  EXPECT_EQ(OfCell("<c t=\"e\"><v>#DIV/0!</v></c>"), "wrong G5 ERROR #DIV/0!\n" + nothing_);
}

TEST_F(ValuesTest, GradesAreThoseOfTheScale) {
  EXPECT_EQ(Of(FilledBook::Of(service_).Text("G8", " BB ")), "sakip.nilai=BB\n");
  EXPECT_EQ(Of(FilledBook::Of(service_).Text("G8", "bb")), "wrong G8 NOT_A_GRADE bb\n" + nothing_);
  EXPECT_EQ(Of(FilledBook::Of(service_).Number("G8", "80")),
            "wrong G8 NOT_A_GRADE 80\n" + nothing_);
}

TEST_F(ValuesTest, ReasonsCausesAndFollowUpsStandInTheFirstRow) {
  FilledBook book = FilledBook::Of(service_);
  book.Text("H5", " survei belum selesai\n").Text("I6", "server mati").Text("J6", "=perbaiki");
  EXPECT_EQ(Of(book),
            "ikm.no_data=survei belum selesai\nlayanan.cause=server mati\n"
            "layanan.follow_up==perbaiki\n");
  EXPECT_EQ(Of(FilledBook::Of(service_).Number("I5", "12")), "wrong I5 NOT_A_TEXT 12\n" + nothing_);
}

TEST_F(ValuesTest, ComponentsBecomeOneValue) {
  FilledBook book = FilledBook::Of(service_);
  book.Number("G6", "90").Number("G7", "100");
  const Preview preview = Read(service_, book.bytes());
  ASSERT_EQ(preview.units[0].values_size(), 1);
  EXPECT_EQ(ValuesIn(preview), "layanan.selesai=90\nlayanan.masuk=100\n");
}

TEST_F(ValuesTest, EachNumberAndReasonSaysItsCell) {
  FilledBook book = FilledBook::Of(service_);
  book.Text("H5", "survei belum selesai").Number("G6", "90").Number("G7", "100");
  book.Text("I6", "server mati");
  const Preview preview = Read(service_, book.bytes());
  std::string cells;
  for (const v1::SourceCell& source : preview.units[0].sources()) {
    EXPECT_EQ(source.sheet(), preview.found.units[0].sheet);
    cells += source.indicator() + "/" + source.component() + " " + source.cell() + "\n";
  }
  EXPECT_EQ(cells, "ikm/ H5\nlayanan/selesai G6\nlayanan/masuk G7\n");
}

TEST_F(ValuesTest, TheEvidenceOfTheNewestSendingGoesOn) {
  FakeService service;
  v1::IndicatorValue* sent = service.sheets["lurah_jogotrunan"].mutable_rows(0)->mutable_value();
  sent->set_indicator("ikm");
  sent->add_evidence()->set_link("https://lumajangkab.go.id/skm");
  const Preview preview = Read(service, FilledBook::Of(service).Number("G9", "8").bytes());
  ASSERT_EQ(preview.units[0].values_size(), 2);
  EXPECT_EQ(preview.units[0].values(0).evidence(0).link(), "https://lumajangkab.go.id/skm");
}

}  // namespace
}  // namespace tepat::data_collection::book
