// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/database.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace tepat::sql {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    std::string pattern = testing::TempDir() + "sql-XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~DatabaseTest() override { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ + "/a.db"; }
  std::unique_ptr<Database> Writer() const { return *Database::Open(path(), Mode::kWriter); }

  std::string folder_;
};

TEST_F(DatabaseTest, StoresAndReturnsEachKindOfValue) {
  const auto db = Writer();
  ASSERT_TRUE(db->Script("CREATE TABLE t(i INTEGER, t TEXT, b BLOB, n TEXT) STRICT"));
  ASSERT_TRUE(db->Run("INSERT INTO t VALUES(?,?,?,?)",
                      {std::int64_t{1} << 60, "kantor", Blob{std::string("\0x", 2)}, Value()}));
  const auto row = *db->Find("SELECT * FROM t");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->Int(0), std::int64_t{1} << 60);
  EXPECT_EQ(row->Text(1), "kantor");
  EXPECT_EQ(row->Bytes(2), std::string("\0x", 2));
  EXPECT_TRUE(row->IsNull(3));
  EXPECT_EQ(row->TextOrEmpty(3), "");
}

TEST_F(DatabaseTest, NamesAConstraintAndGoesOn) {
  const auto db = Writer();
  ASSERT_TRUE(db->Script("CREATE TABLE t(i INTEGER PRIMARY KEY) STRICT"));
  ASSERT_TRUE(db->Run("INSERT INTO t VALUES(?)", {1}));
  EXPECT_EQ(db->Run("INSERT INTO t VALUES(?)", {1}).error().slug, "sql.constraint");
  EXPECT_TRUE(db->Run("INSERT INTO t VALUES(?)", {2}));
}

TEST_F(DatabaseTest, AFullDiskIsNamedAndEndsTheTransaction) {
  const auto db = Writer();
  ASSERT_TRUE(db->Script("CREATE TABLE t(b BLOB) STRICT"));
  ASSERT_TRUE(db->LimitPages(4));
  ASSERT_TRUE(db->Run("BEGIN IMMEDIATE"));
  Status status = Ok();
  for (int i = 0; i < 10 && status; ++i) {
    status = db->Run("INSERT INTO t VALUES(?)", {Blob{std::string(4000, 'x')}});
  }
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().slug, "sql.full");
  if (!db->autocommit()) {
    ASSERT_TRUE(db->Run("ROLLBACK"));
  }
  EXPECT_EQ((*db->Find("SELECT count(*) FROM t"))->Int(0), 0);
}

TEST_F(DatabaseTest, AReaderSeesCommitsAndCannotWrite) {
  const auto writer = Writer();
  ASSERT_TRUE(writer->Script("CREATE TABLE t(i INTEGER) STRICT"));
  const auto reader = *Database::Open(path(), Mode::kReader);
  ASSERT_TRUE(writer->Run("INSERT INTO t VALUES(7)"));
  EXPECT_EQ((*reader->Find("SELECT i FROM t"))->Int(0), 7);
  EXPECT_FALSE(reader->Run("INSERT INTO t VALUES(8)"));
}

TEST_F(DatabaseTest, MigratesOnceAndRefusesANewerSchema) {
  const std::vector<std::string_view> two = {"CREATE TABLE a(i INTEGER) STRICT",
                                             "CREATE TABLE b(i INTEGER) STRICT"};
  const auto db = Writer();
  ASSERT_TRUE(Migrate(*db, "x", std::span(two).first(1)));
  ASSERT_TRUE(Migrate(*db, "x", two));
  ASSERT_TRUE(Migrate(*db, "x", two));
  EXPECT_TRUE(db->Run("INSERT INTO b VALUES(1)"));
  EXPECT_EQ(Migrate(*db, "x", std::span(two).first(1)).error().slug, "sql.schema_newer");
}

TEST_F(DatabaseTest, AFailedMigrationLeavesTheOldSchema) {
  const std::vector<std::string_view> bad = {"CREATE TABLE a(i INTEGER) STRICT; NONSENSE"};
  const auto db = Writer();
  EXPECT_FALSE(Migrate(*db, "x", bad));
  EXPECT_FALSE(db->Run("INSERT INTO a VALUES(1)"));
  EXPECT_TRUE(db->autocommit());
}

}  // namespace
}  // namespace tepat::sql
