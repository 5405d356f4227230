// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/database.h"

#include <gtest/gtest.h>

#include <fstream>

#include "libs/sql/database_fixture.h"

namespace tepat::sql {
namespace {

TEST_F(DatabaseTest, NamesAConstraintAndGoesOn) {
  const auto db = WriterWith("CREATE TABLE t(i INTEGER PRIMARY KEY) STRICT");
  ASSERT_TRUE(db->Run("INSERT INTO t VALUES(?)", 1));
  EXPECT_EQ(db->Run("INSERT INTO t VALUES(?)", 1).error().slug, "sql.constraint");
  EXPECT_TRUE(db->Run("INSERT INTO t VALUES(?)", 2));
}

TEST_F(DatabaseTest, AFullDiskIsNamedAndEndsTheTransaction) {
  const auto db = WriterWith("CREATE TABLE t(b BLOB) STRICT");
  ASSERT_TRUE(db->LimitPages(4));
  ASSERT_TRUE(db->Run("BEGIN IMMEDIATE"));
  Status status = Ok();
  for (int i = 0; i < 10 && status; ++i) {
    status = db->Run("INSERT INTO t VALUES(?)", BytesOf(std::string(4000, 'x')));
  }
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().slug, "sql.full");
  if (!db->autocommit()) {
    ASSERT_TRUE(db->Run("ROLLBACK"));
  }
  EXPECT_EQ(*db->Get<int>("SELECT count(*) FROM t"), 0);
}

TEST_F(DatabaseTest, ADatabaseThatAnotherWritesIsBusy) {
  const auto one = WriterWith("CREATE TABLE t(i INTEGER) STRICT");
  const auto other = Writer();
  ASSERT_TRUE(other->Script("PRAGMA busy_timeout=0"));
  ASSERT_TRUE(one->Run("BEGIN IMMEDIATE"));
  EXPECT_EQ(other->Run("INSERT INTO t VALUES(1)").error().slug, "sql.busy");
  ASSERT_TRUE(one->Run("COMMIT"));
  EXPECT_TRUE(other->Run("INSERT INTO t VALUES(1)"));
}

TEST_F(DatabaseTest, AReadersStatementIsCutWhenItRunsTooLong) {
  const auto writer = Writer();
  const auto reader = *Database::Open(path(), Mode::kReader);
  const auto endless = reader->Get<int>(
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n");
  EXPECT_EQ(endless.error().slug, "sql.interrupted");
  EXPECT_EQ(*reader->Get<int>("SELECT 1"), 1);
}

TEST_F(DatabaseTest, AFileThatIsNoDatabaseIsCorruptAndAReaderCreatesNone) {
  EXPECT_EQ(Database::Open(path(), Mode::kReader).error().slug, "sql.failed");
  std::ofstream(path()) << std::string(4096, 'x');
  EXPECT_EQ(Database::Open(path(), Mode::kWriter).error().slug, "sql.corrupt");
}

TEST_F(DatabaseTest, ACopyHoldsWhatWasCommitted) {
  const auto db = WriterWith("CREATE TABLE t(i INTEGER) STRICT; INSERT INTO t VALUES(7)");
  ASSERT_TRUE(db->CopyTo(path() + ".copy"));
  ASSERT_TRUE(db->Run("DELETE FROM t"));
  const auto copy = *Database::Open(path() + ".copy", Mode::kReader);
  EXPECT_EQ(*copy->Get<int>("SELECT i FROM t"), 7);
  EXPECT_FALSE(db->CopyTo(path() + "/nowhere"));
}

TEST_F(DatabaseTest, AReaderSeesCommitsAndCannotWrite) {
  const auto writer = WriterWith("CREATE TABLE t(i INTEGER) STRICT");
  const auto reader = *Database::Open(path(), Mode::kReader);
  ASSERT_TRUE(writer->Run("INSERT INTO t VALUES(7)"));
  EXPECT_EQ(*reader->Get<int>("SELECT i FROM t"), 7);
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
