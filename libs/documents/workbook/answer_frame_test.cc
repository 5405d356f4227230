// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/answer_frame.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "libs/documents/workbook/book_fixture.h"

namespace tepat::workbook {
namespace {

Workbook Sample() {
  Sheet sheet;
  sheet.name = "Nilai";
  sheet.hidden = true;
  sheet.cells = {{{1, 1}, Kind::kText, "Jumlah é"},
                 {{1, 3}, Kind::kNumber, "79.35", true, true, true},
                 {{9, 2}, Kind::kEmpty, "", true, false}};
  sheet.merged = {{{1, 1}, {2, 2}}};
  sheet.hidden_rows = {{2, 2}, {5, kRowMax}};
  sheet.hidden_columns = {{1, kColumnMax}};
  return {{sheet, Sheet{"Kosong"}}};
}

// A frame with one number of it changed to another.
std::string With(std::string bytes, std::size_t at, char value) {
  bytes[at] = value;
  return bytes;
}

TEST(AnswerFrame, GivesTheWorkbookBack) {
  const auto back = Unframed(Framed(Sample()), {});
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, Sample());
}

TEST(AnswerFrame, GivesTheErrorBack) {
  const Error error{Code::kInvalid, "workbook.malformed", "broken", {{"cell", "B7"}}};
  EXPECT_EQ(Unframed(Framed(Fail(error)), {}).error(), error);
}

TEST(AnswerFrame, QuotesOfAStrangerAreCutAndMadeReadable) {
  const Error error{
      Code::kInvalid, "workbook.malformed", "x", {{"value", "\xFF" + std::string(9'000, 'a')}}};
  const auto back = Unframed(Framed(Fail(error)), {});
  EXPECT_EQ(back.error().slug, "workbook.malformed");
  EXPECT_LE(back.error().details.at("value").size(), 2'000U);
}

TEST(AnswerFrame, IsBelievedNothing) {
  const std::string good = Framed(Workbook{{Sheet{"A", false, {{{2, 1}, Kind::kText, "ab"}}}}});
  ASSERT_TRUE(Unframed(good, {}));
  const std::size_t cell = good.size() - 22;  // row, column, kind, flags, length, text
  const auto slug = [](const std::string& bytes) {
    const auto read = Unframed(bytes, {});
    return read ? "good" : read.error().slug;
  };
  for (const std::string& bad :
       {std::string(), std::string("TWB1"), good + "x", good.substr(0, good.size() - 1),
        With(good, 0, 'X'), With(good, 4, 2), With(good, cell, 0), With(good, cell + 3, 1),
        With(good, cell + 4, 0), With(good, cell + 8, 9), With(good, cell + 12, 16),
        With(good, cell + 16, 3), With(good, cell + 20, '\xFF')}) {
    EXPECT_EQ(slug(bad), "workbook.bad_answer");
  }
  EXPECT_EQ(slug(Framed(Fail(Code::kInvalid, "identity.denied", "x"))), "workbook.bad_answer");
}

TEST(AnswerFrame, CellsStandInOrderAndWithinTheLimits) {
  Workbook twice{{Sheet{"A", false, {{{2, 1}, Kind::kText, "a"}, {{2, 1}, Kind::kText, "b"}}}}};
  EXPECT_EQ(Unframed(Framed(twice), {}).error().slug, "workbook.bad_answer");
  twice.sheets[0].cells[1].place = {2, 2};
  EXPECT_TRUE(Unframed(Framed(twice), {}));
  for (const auto limit : {&WorkbookLimits::cells, &WorkbookLimits::all_text_bytes}) {
    WorkbookLimits limits;
    limits.*limit = 1;
    EXPECT_EQ(Unframed(Framed(twice), limits).error().slug, "workbook.bad_answer");
  }
}

RC_GTEST_PROP(AnswerFrame, NoNoiseBreaksIt, (const std::string& noise)) {
  for (const char* mark : {"", "TWB1", "TWE1"}) static_cast<void>(Unframed(mark + noise, {}));
}

TEST(AnswerFrame, FlippedBitsNeverBreakIt) {
  const std::string good = Framed(Sample());
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = good;
    FlipABit(bytes, random);
    const auto read = Unframed(bytes, {});
    EXPECT_TRUE(!read || read->sheets.size() <= 2);
  }
}

}  // namespace
}  // namespace tepat::workbook
