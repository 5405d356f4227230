// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/apart.h"

#include <gtest/gtest.h>

#include <thread>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::workbook {
namespace {

std::string ToldApart(const std::string& bytes, const WorkbookLimits& limits = {}) {
  return Told(ReadWorkbookApart(BytesOf(bytes), limits));
}

TEST(Apart, ReadsWhatIsReadHere) {
  const std::string good = GoodBook().bytes();
  const auto apart = ReadWorkbookApart(BytesOf(good));
  ASSERT_TRUE(apart) << apart.error().message;
  EXPECT_EQ(*apart, *ReadWorkbook(BytesOf(good)));
}

TEST(Apart, RefusesWhatIsRefusedHere) {
  for (const std::string& bad :
       {std::string(), std::string("a;b\n"), Zip({{"foto.jpg", "x"}}),
        OfCell("<c r='A1'><v>NaN</v></c>").bytes(), GoodBook().bytes().substr(0, 600)}) {
    EXPECT_EQ(ToldApart(bad), ToldOf(bad));
  }
}

TEST(Apart, KeepsTheLimitsOfItsCaller) {
  WorkbookLimits limits;
  limits.cells = 5;
  EXPECT_EQ(ToldApart(GoodBook().bytes(), limits), ToldOf(GoodBook().bytes(), limits));
  limits.bytes = 10;
  EXPECT_EQ(ToldApart(GoodBook().bytes(), limits), "workbook.too_large limit=10");
}

TEST(Apart, ABombEndsWithinItsMemory) {
  const std::string spaces = "<worksheet>" + std::string(300U << 20U, ' ') + "</worksheet>";
  const std::string bomb = Zip(With(GoodBook().parts(), "xl/worksheets/sheet1.xml", spaces));
  EXPECT_EQ(ToldApart(bomb),
            "workbook.bomb limit=209715200 part=xl/worksheets/sheet1.xml sheet=Data");
}

// The most that the default limits let through: its memory must do.
TEST(Apart, TheLargestWorkbookFits) {
  Book book;
  book.texts = "<si><t>" + std::string(320, 'x') + "</t></si>";
  for (int row = 0; row < 1'000; ++row) {
    book.rows += "<row>";
    for (int column = 0; column < 100; ++column) book.rows += "<c t='s'><v>0</v></c>";
    book.rows += "</row>";
  }
  const auto read = ReadWorkbookApart(BytesOf(book.bytes()));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->sheets[0].cells.size(), 100'000U);
}

// How a child is cut off by time stands in limited_child_test: any time in which a reader cannot be
// ready is one in which it sometimes is.
TEST(Apart, KeepsTheLimitsOfItsChild) {
  documents::ChildLimits reading;
  reading.output_bytes = 10;
  const auto read = ReadWorkbookApart(BytesOf(GoodBook().bytes()), {}, reading);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().slug, "child.too_much_output");
}

TEST(Apart, ManyThreadsReadAtOnce) {
  const std::string good = GoodBook().bytes();
  const std::string told = ToldOf(good);
  std::vector<std::thread> threads;
  std::vector<std::string> seen(8);
  threads.reserve(seen.size());
  for (std::string& one : seen) threads.emplace_back([&] { one = ToldApart(good); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : seen) EXPECT_EQ(one, told);
}

TEST(Apart, TheProgramRefusesArgumentsThatAreNone) {
  const auto ran =
      documents::RunLimited(*documents::ProgramBeside(kReaderProgram), {"1", "2"}, {}, {});
  EXPECT_EQ(ran.error().slug, "child.refused");
}

TEST(Apart, LimitsTravelAsArguments) {
  WorkbookLimits limits;
  limits.depth = 7;
  limits.rows = 123;
  const std::vector<std::string> arguments = ToArguments(limits);
  std::vector<const char*> pointers;
  pointers.reserve(arguments.size());
  for (const std::string& one : arguments) pointers.push_back(one.c_str());
  EXPECT_EQ(FromArguments(pointers), limits);
  pointers.back() = "7x";
  EXPECT_EQ(FromArguments(pointers), std::nullopt);
  pointers.pop_back();
  EXPECT_EQ(FromArguments(pointers), std::nullopt);
}

}  // namespace
}  // namespace tepat::workbook
