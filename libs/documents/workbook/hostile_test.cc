// SPDX-License-Identifier: Apache-2.0
// Workbooks that are too much, and bytes that are no workbook any more: refused, fast, and never
// fatal.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <random>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::workbook {
namespace {

std::string Repeated(const std::string& text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

// Seconds of a processor that the process has used.
double CpuSeconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec) / 1e6;
}

// Under a sanitizer everything takes several times as long.
constexpr double kSecondsMax = 10;

TEST(Hostile, AMillionRowsAreRefusedFast) {
  const std::string filled =
      Book{.rows = Repeated("<row><c><v>1</v></c></row>", 1'000'000)}.bytes();
  const std::string blank = Book{.rows = Repeated("<row/>", 1'000'000)}.bytes();
  const double before = CpuSeconds();
  EXPECT_EQ(ToldOf(filled),
            "workbook.too_many_rows limit=100000 "
            "part=xl/worksheets/sheet1.xml sheet=Data");
  EXPECT_EQ(ToldOf(blank), ToldOf(filled));
  EXPECT_LT(CpuSeconds() - before, kSecondsMax);
}

TEST(Hostile, TooManyCellsAreRefusedAtTheFirstOneTooMany) {
  const std::string row = "<row>" + Repeated("<c><v>1</v></c>", 1'000) + "</row>";
  EXPECT_EQ(ToldOf(Book{.rows = Repeated(row, 200)}.bytes()),
            "workbook.too_many_cells cell=A101 limit=100000 sheet=Data");
  // Cells that are coloured and nothing else are no cells.
  const std::string blank = "<row>" + Repeated("<c s='1'/>", 1'000) + "</row>";
  EXPECT_EQ(ToldOf(Book{.rows = Repeated(blank, 200)}.bytes()), "");
}

TEST(Hostile, ABombIsRefusedByWhatItSaysOfItself) {
  const Parts parts = With(GoodBook().parts(), "xl/worksheets/sheet1.xml",
                           "<worksheet>" + std::string(300U << 20U, ' ') + "</worksheet>");
  const std::string bytes = Zip(parts);
  ASSERT_LT(bytes.size(), 2U << 20U);
  const double before = CpuSeconds();
  EXPECT_EQ(ToldOf(bytes),
            "workbook.bomb limit=209715200 part=xl/worksheets/sheet1.xml sheet=Data");
  EXPECT_LT(CpuSeconds() - before, 1);
}

TEST(Hostile, ABombOfManyPartsIsCountedInSum) {
  Parts parts = ManySheets(50);
  const std::string sheet = "<worksheet>" + std::string(1U << 20U, ' ') + "</worksheet>";
  for (int i = 1; i <= 50; ++i) {
    parts = With(parts, "xl/worksheets/s" + std::to_string(i) + ".xml", sheet);
  }
  WorkbookLimits limits;
  limits.unpacked_bytes = 20U << 20U;
  EXPECT_EQ(ToldOf(Zip(parts), limits),
            "workbook.bomb limit=20971520 part=xl/worksheets/s20.xml sheet=S20");
}

TEST(Hostile, AOneTextThatAllCellsNameCountsEachTime) {
  Book book;
  book.texts = "<si><t>" + std::string(30'000, 'x') + "</t></si>";
  book.rows = Repeated("<row><c t='s'><v>0</v></c></row>", 5'000);
  EXPECT_EQ(ToldOf(book.bytes()), "workbook.text_too_long cell=A1119 limit=33554432 sheet=Data");
}

TEST(Hostile, TextsHaveALimit) {
  const std::string text(131'069, 'x');
  EXPECT_EQ(ToldOf(OfCell("<c t='str'><v>" + text + "</v></c>").bytes()),
            "workbook.text_too_long cell=A1 limit=131068 sheet=Data");
  EXPECT_EQ(ToldOf(OfCell("<c t='inlineStr'><is><t>" + text + "</t></is></c>").bytes()),
            "workbook.text_too_long cell=A1 limit=131068 sheet=Data");
  Book book;
  book.texts = "<si><t>" + text + "</t></si>";
  EXPECT_EQ(ToldOf(book.bytes()), "workbook.text_too_long limit=131068 part=xl/sharedStrings.xml");
}

TEST(Hostile, TablesHaveALimit) {
  Book book;
  book.texts = Repeated("<si/>", 1'000'001);
  EXPECT_EQ(ToldOf(book.bytes()), "workbook.bomb limit=1000000 part=xl/sharedStrings.xml");
  book.texts = "";
  book.styles = "<cellXfs>" + Repeated("<xf/>", 100'001) + "</cellXfs>";
  EXPECT_EQ(ToldOf(book.bytes()), "workbook.bomb limit=100000 part=xl/styles.xml");
  book.styles = "";
  book.behind_rows = Repeated("<mergeCell ref='A1:B1'/>", 10'001);
  EXPECT_EQ(ToldOf(book.bytes()),
            "workbook.too_many_ranges limit=10000 part=xl/worksheets/sheet1.xml sheet=Data");
}

TEST(Hostile, DepthAndTagsHaveALimit) {
  Book book;
  book.behind_rows = Repeated("<a>", 50);
  EXPECT_EQ(ToldOf(book.bytes()),
            "workbook.bomb limit=32 part=xl/worksheets/sheet1.xml sheet=Data");
  book.behind_rows = "<a b='" + std::string(4U << 20U, 'x');
  EXPECT_EQ(ToldOf(book.bytes()),
            "workbook.bomb limit=1048576 part=xl/worksheets/sheet1.xml sheet=Data");
}

TEST(Hostile, FileAndPartsHaveALimit) {
  WorkbookLimits limits;
  limits.bytes = 100;
  EXPECT_EQ(ToldOf(GoodBook().bytes(), limits), "workbook.too_large limit=100");
  Parts parts = GoodBook().parts();
  for (int i = 0; i < 5'000; ++i) parts.emplace_back("xl/media/" + std::to_string(i), "");
  EXPECT_EQ(ToldOf(Zip(parts)), "workbook.bomb limit=4096");
}

// What is read of spoilt bytes is a workbook within its limits, or an error with a slug.
void ReadSpoilt(const std::string& bytes) {
  const auto read = ReadWorkbook(BytesOf(bytes));
  if (!read) RC_ASSERT(read.error().slug.starts_with("workbook."));
}

RC_GTEST_PROP(Hostile, NoiseNeverCrashes, (const std::string& noise)) {
  ReadSpoilt(noise);
  ReadSpoilt("PK\x03\x04" + noise);
}

RC_GTEST_PROP(Hostile, ACutOffFileIsNeverAWorkbook, ()) {
  const std::string good = GoodBook().bytes();
  const auto size = *rc::gen::inRange<std::size_t>(1, good.size());
  RC_ASSERT(!ReadWorkbook(BytesOf(good.substr(0, size))).has_value());
}

// How often something is spoilt in a new way.
int Rounds() {
  const char* is_long = std::getenv("TEPAT_LONG");
  return is_long != nullptr && std::string(is_long) == "1" ? 100'000 : 4'000;
}

// Seeded, so that a failure is found again.
TEST(Hostile, FlippedBitsOfAnArchiveNeverCrash) {
  const std::string good = GoodBook().bytes();
  std::mt19937 random(1);
  for (int round = 0; round < Rounds(); ++round) {
    std::string bytes = good;
    for (auto flips = random() % 8 + 1; flips > 0; --flips) {
      FlipABit(bytes, random);
    }
    ReadSpoilt(bytes);
  }
}

// The archive is whole again, so the spoilt bytes reach the readers of parts.
TEST(Hostile, SpoiltPartsNeverCrash) {
  const Parts good = GoodBook().parts();
  const std::string odd = "<>&;'\"/=0x1 \xFF";
  std::mt19937 random(2);
  for (int round = 0; round < Rounds(); ++round) {
    Parts parts = good;
    std::string& text = parts[random() % parts.size()].second;
    for (auto edits = random() % 4 + 1; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = odd[random() % odd.size()];
          break;
        case 1:
          text.erase(at, random() % 10 + 1);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 40));
      }
      if (text.empty()) text = " ";
    }
    ReadSpoilt(Zip(parts));
  }
}

}  // namespace
}  // namespace tepat::workbook
