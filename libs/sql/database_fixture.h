// SPDX-License-Identifier: Apache-2.0
// A database in a folder of its own, for tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "libs/sql/database.h"
#include "libs/testing/folder.h"

namespace tepat::sql {

// The folder goes with the test.
class DatabaseTest : public testing::Test {
 protected:
  std::string path() const { return folder_.path() + "/a.db"; }
  std::unique_ptr<Database> Writer() const { return *Database::Open(path(), Mode::kWriter); }
  // A writer after `script`.
  std::unique_ptr<Database> WriterWith(const std::string& script) const {
    auto db = Writer();
    EXPECT_TRUE(db->Script(script));
    return db;
  }

 private:
  const simulation::Folder folder_;
};

}  // namespace tepat::sql
