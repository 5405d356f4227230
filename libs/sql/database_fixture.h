// SPDX-License-Identifier: Apache-2.0
// A database in a folder of its own, for tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "libs/sql/database.h"

namespace tepat::sql {

// The folder goes with the test.
class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    std::string pattern = testing::TempDir() + "sql-XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~DatabaseTest() override { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ + "/a.db"; }
  std::unique_ptr<Database> Writer() const { return *Database::Open(path(), Mode::kWriter); }
  // A writer after `script`.
  std::unique_ptr<Database> WriterWith(const std::string& script) const {
    auto db = Writer();
    EXPECT_TRUE(db->Script(script));
    return db;
  }

 private:
  std::string folder_;
};

}  // namespace tepat::sql
