// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/xlsx/write_xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::xlsx {
namespace {

using testing::HasSubstr;
using workbook::BytesOf;

Book BookOf(std::vector<Cell> cells) {
  Book book;
  book.created = *ParseInstant("2026-10-05T01:00:00Z");
  book.sheets.push_back({"Nilai", std::move(cells)});
  return book;
}

// What the file holds, a line for each cell.
std::string Told(const Book& book) {
  const auto bytes = WriteXlsx(book);
  return bytes ? workbook::ToldOf(*bytes)
               : bytes.error().slug + " " + bytes.error().details.at("cell");
}

TEST(WriteXlsx, HoldsTextsNumbersAndFormulasWithTheirValues) {
  const std::string told = Told(BookOf({{{1, 1}, Text{"=1+1 <b>&"}},
                                        {{2, 2}, Number{"79.35"}},
                                        {{3, 1}, Formula{"=B2*2", Number{"158.7"}}},
                                        {{4, 1}, Formula{"=\"a\"", Text{"a"}}},
                                        {{5, 1}, {}, Look::kTyped}}));
  EXPECT_EQ(told,
            "A1 text =1+1 <b>&\nB2 number 79.35\nA3 number 158.7 formula\nA4 text a formula\n");
}

TEST(WriteXlsx, TextsThatLookLikeEscapesComeBackAsTheyWere) {
  const auto bytes = WriteXlsx(BookOf({{{1, 1}, Text{"_x0041_ a\r\nb"}}}));
  ASSERT_TRUE(bytes);
  const auto read = workbook::ReadWorkbook(BytesOf(*bytes));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sheets[0].cells[0].text, "_x0041_ a\r\nb");
}

TEST(WriteXlsx, RefusesWhatNoProgramWouldOpenOrKeep) {
  EXPECT_EQ(Told(BookOf({{{2, 3}, Text{"\xFF"}}})), "xlsx.not_text C2");
  EXPECT_EQ(Told(BookOf({{{2, 3}, Text{"a"}, Look::kTyped, "\xC3"}})), "xlsx.not_text C2");
  EXPECT_EQ(Told(BookOf({{{1, 1}, Text{std::string(32'768, 'a')}}})), "xlsx.too_long A1");
  EXPECT_EQ(Told(BookOf({{{1, 1}, Number{"1234567890123456"}}})), "xlsx.not_exact A1");
  EXPECT_EQ(Told(BookOf({{{1, 1}, Number{"1,5"}}})), "xlsx.not_exact A1");
  EXPECT_EQ(Told(BookOf({{{1, 1}, Formula{"=1", Number{"x"}}}})), "xlsx.not_exact A1");
}

TEST(WriteXlsx, EqualBooksMakeEqualBytes) {
  Book book = BookOf({{{1, 1}, Text{"a"}, Look::kWrong, "Perbaiki"}});
  const auto first = WriteXlsx(book);
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, *WriteXlsx(book));
  book.created = *ParseInstant("2026-10-06T01:00:00Z");
  EXPECT_NE(*first, *WriteXlsx(book));
}

TEST(WriteXlsx, HidesSheetsAndColumns) {
  Book book = BookOf({{{1, 1}, Text{"a"}}});
  book.sheets[0].hidden_columns = {11};
  book.sheets.push_back({"_tepat", {{{1, 1}, Text{"b"}}}});
  book.sheets[1].hidden = true;
  const auto bytes = WriteXlsx(book);
  ASSERT_TRUE(bytes);
  const auto read = workbook::ReadWorkbook(BytesOf(*bytes));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->sheets[0].hidden);
  EXPECT_EQ(read->sheets[0].hidden_columns, (std::vector<workbook::Span>{{11, 11}}));
  EXPECT_TRUE(read->sheets[1].hidden);
}

TEST(WriteXlsx, LocksOffersAndComments) {
  Book book = BookOf({{{1, 1}, Text{"a"}, Look::kTyped, "Perbaiki"}});
  book.sheets[0].is_protected = true;
  book.sheets[0].widths = {{2, 40}};
  book.sheets[0].choices = {{{{1, 1}, {1, 1}}, "_tepat", {{1, 5}, {3, 5}}}};
  book.sheets.push_back({"_tepat", {{{1, 5}, Text{"B"}}}});
  const auto bytes = WriteXlsx(book);
  ASSERT_TRUE(bytes);
  const std::string sheet = workbook::PartOf(*bytes, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<sheetProtection sheet=\"1\""));
  EXPECT_THAT(sheet, HasSubstr("<formula1>'_tepat'!$E$1:$E$3</formula1>"));
  EXPECT_THAT(sheet, HasSubstr("<col min=\"2\" max=\"2\" width=\"40."));
  EXPECT_THAT(workbook::PartOf(*bytes, "xl/comments1.xml"), HasSubstr("Perbaiki"));
  EXPECT_THAT(workbook::PartOf(*bytes, "xl/styles.xml"), HasSubstr("numFmtId=\"49\""))
      << "what is typed stays text";
}

TEST(WriteXlsx, NamesThatASheetMayNotHaveAreRefused) {
  Book book = BookOf({});
  book.sheets[0].name = "a/b";
  EXPECT_EQ(WriteXlsx(book).error().slug, "documents.cannot_write");
  book.sheets = {{"Nilai"}, {"NILAI"}};
  EXPECT_EQ(WriteXlsx(book).error().slug, "documents.cannot_write");
}

RC_GTEST_PROP(WriteXlsx, DecimalsOfFifteenDigitsComeBackExactly, ()) {
  const auto digits = *rc::gen::inRange<long long>(0, 1'000'000'000'000'000);
  const auto places = static_cast<std::size_t>(*rc::gen::inRange(0, 5));
  std::string plain = std::to_string(digits);
  if (plain.size() <= places) plain.insert(0, places + 1 - plain.size(), '0');
  if (places > 0) {
    plain.insert(plain.size() - places, 1, '.');
    plain.erase(plain.find_last_not_of('0') + 1);
    if (plain.back() == '.') plain.pop_back();
  }
  if (plain != "0" && *rc::gen::arbitrary<bool>()) plain.insert(0, 1, '-');
  const auto bytes = WriteXlsx(BookOf({{{1, 1}, Number{plain}}}));
  RC_ASSERT(bytes.has_value());
  RC_ASSERT(workbook::ToldOf(*bytes) == "A1 number " + plain + "\n");
}

}  // namespace
}  // namespace tepat::xlsx
