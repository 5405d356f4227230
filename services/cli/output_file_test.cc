// SPDX-License-Identifier: Apache-2.0
#include "services/cli/output_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>

#include "libs/testing/folder.h"

namespace tepat::cli {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public testing::Test {
 protected:
  static std::string Content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  simulation::Folder folder_;
  const std::string path_ = folder_.path() + "/hasil.csv";
};

TEST_F(OutputFileTest, IsThereUnderItsNameOnlyWhenItIsWhole) {
  const auto file = OutputFile::Create(path_);
  ASSERT_TRUE(file);
  (*file)->stream() << "isi";
  EXPECT_FALSE(fs::exists(path_));
  EXPECT_TRUE(fs::exists((*file)->beside()));
  ASSERT_TRUE((*file)->Finish());
  EXPECT_EQ(Content(path_), "isi");
  EXPECT_FALSE(fs::exists((*file)->beside()));
}

TEST_F(OutputFileTest, VanishesWhenItIsNotFinished) {
  {
    const auto file = OutputFile::Create(path_);
    ASSERT_TRUE(file);
    (*file)->stream() << "separuh";
  }
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(OutputFileTest, NeverTakesThePlaceOfAnother) {
  std::ofstream(path_) << "lama";
  const auto file = OutputFile::Create(path_);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().slug, "cli.file_exists");
  EXPECT_EQ(file.error().code, Code::kConflict);
  EXPECT_EQ(Content(path_), "lama");
}

TEST_F(OutputFileTest, SaysWhenItsFolderIsNotThere) {
  const auto file = OutputFile::Create(folder_.path() + "/tidak-ada/hasil.csv");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().slug, "cli.cannot_write");
}

TEST_F(OutputFileTest, SaysWhenItCannotTakeItsName) {
  const auto file = OutputFile::Create(path_);
  ASSERT_TRUE(file);
  fs::create_directories(path_ + "/penghalang");
  EXPECT_EQ((*file)->Finish().error().slug, "cli.cannot_write");
}

}  // namespace
}  // namespace tepat::cli
