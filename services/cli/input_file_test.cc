// SPDX-License-Identifier: Apache-2.0
#include "services/cli/input_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "libs/testing/folder.h"

namespace tepat::cli {
namespace {

class InputFileTest : public testing::Test {
 protected:
  std::string Written(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_;
  }

  simulation::Folder folder_;
  const std::string path_ = folder_.path() + "/libur.tsv";
  Mistakes mistakes_{"libur.tsv"};
};

TEST_F(InputFileTest, IsReadAsItIsWhenItIsUtf8) {
  EXPECT_EQ(ReadInputFile(Written("Isra Mi’raj\r\n"), mistakes_).value_or(""), "Isra Mi’raj\r\n");
  EXPECT_TRUE(mistakes_.notes().empty());
  EXPECT_EQ(PrintMistakes(mistakes_), 0);
}

TEST_F(InputFileTest, OfAnOlderProgramIsUnderstoodAndNoted) {
  EXPECT_EQ(ReadInputFile(Written("a\nIsra Mi\x92raj\n"), mistakes_).value_or(""),
            "a\nIsra Mi’raj\n");
  ASSERT_EQ(mistakes_.notes().size(), 1U);
  EXPECT_EQ(mistakes_.notes()[0].line, 2);
  testing::internal::CaptureStderr();
  EXPECT_EQ(PrintMistakes(mistakes_), 0) << "a note alone refuses nothing";
  EXPECT_EQ(testing::internal::GetCapturedStderr().rfind("libur.tsv:2: ", 0), 0U);
}

TEST_F(InputFileTest, ThatIsNoTextIsNamedWithItsLine) {
  const auto read = ReadInputFile(Written(std::string("a\nb\0c", 5)), mistakes_);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().slug, "cli.not_text");
  ASSERT_EQ(mistakes_.list().size(), 1U);
  EXPECT_EQ(mistakes_.list()[0].line, 2);
  testing::internal::CaptureStderr();
  EXPECT_EQ(PrintMistakes(mistakes_), 2);
  EXPECT_NE(testing::internal::GetCapturedStderr().find("libur.tsv:2: "), std::string::npos);
}

TEST_F(InputFileTest, ThatIsTooLargeIsNotReadToItsEnd) {
  EXPECT_FALSE(ReadInputFile(Written(std::string((1 << 20) + 1, 'a')), mistakes_));
  EXPECT_NE(mistakes_.list().at(0).text.find("1 MiB"), std::string::npos);
  Mistakes none("libur.tsv");
  EXPECT_TRUE(ReadInputFile(Written(std::string(1 << 20, 'a')), none));
}

TEST_F(InputFileTest, ThatIsNotThereIsNoMistakeOfItsText) {
  const auto read = ReadInputFile(folder_.path() + "/tidak-ada", mistakes_);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().slug, "cli.no_file");
  EXPECT_TRUE(mistakes_.empty());
}

TEST_F(InputFileTest, AFolderIsNoFile) {
  EXPECT_EQ(ReadInputFile(folder_.path(), mistakes_).error().slug, "cli.no_file");
}

}  // namespace
}  // namespace tepat::cli
