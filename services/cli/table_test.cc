// SPDX-License-Identifier: Apache-2.0
#include "services/cli/table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "libs/testing/folder.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;
using documents::WallTime;

Table Mixed() {
  Table table{"Uji", {"nama", "n", "lama", "waktu", "kosong"}};
  table.rows.push_back({std::string("a"), 1.5, Span{3661}, WallTime{"2026-11-23T08:00:00"}, {}});
  table.rows.push_back({std::string("éé"), 12.0, Span{0}, WallTime{"-"}, {}});
  return table;
}

google::protobuf::Duration Seconds(std::int64_t seconds) {
  google::protobuf::Duration span;
  span.set_seconds(seconds);
  return span;
}

TEST(TextOf, AlignsTheFirstColumnToTheLeftAndOthersToTheRight) {
  EXPECT_EQ(TextOf(Mixed()),
            "nama    n     lama                waktu  kosong\n"
            "a     1.5  1:01:01  2026-11-23T08:00:00        \n"
            "éé     12  0:00:00                    -        \n");
}

TEST(SpanCell, IsItsSeconds) { EXPECT_EQ(std::get<Span>(SpanCell(Seconds(90))).seconds, 90); }

class WriteTableTest : public testing::Test {
 protected:
  std::string Path(const std::string& name) { return folder_.path() + "/" + name; }
  static std::string Content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  simulation::Folder folder_;
};

TEST_F(WriteTableTest, TheNameOfTheFileSaysTheFormat) {
  ASSERT_TRUE(WriteTable(Mixed(), Path("a.csv")));
  EXPECT_EQ(Content(Path("a.csv")), documents::CsvOf(Mixed()));
  ASSERT_TRUE(WriteTable(Mixed(), Path("a.xlsx")));
  EXPECT_EQ(Content(Path("a.xlsx")).substr(0, 2), "PK") << "a workbook is a zip file";
  EXPECT_EQ(WriteTable(Mixed(), Path("a.pdf")).error().slug, "cli.unknown_format");
  EXPECT_EQ(WriteTable(Mixed(), Path("a")).error().slug, "cli.unknown_format");
}

TEST_F(WriteTableTest, AFileThatIsThereStaysAsItIs) {
  std::ofstream(Path("a.csv")) << "lama";
  EXPECT_EQ(WriteTable(Mixed(), Path("a.csv")).error().slug, "cli.file_exists");
  EXPECT_EQ(Content(Path("a.csv")), "lama");
}

TEST_F(WriteTableTest, WhatCannotBeWrittenLeavesNothing) {
  EXPECT_EQ(WriteTable(Mixed(), Path("tidak-ada/a.csv")).error().slug, "cli.cannot_write");
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

}  // namespace
}  // namespace tepat::cli
