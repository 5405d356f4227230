// SPDX-License-Identifier: Apache-2.0
// The forms of a query, and the promises that are checked at each use.
#include <gtest/gtest.h>

#include "libs/sql/database_fixture.h"

namespace tepat::sql {
namespace {

constexpr const char* kUnits =
    "CREATE TABLE unit(name TEXT PRIMARY KEY, people INTEGER NOT NULL, head TEXT) STRICT;"
    "INSERT INTO unit VALUES('Candipuro', 3, 'Sari'), ('Pronojiwo', 2, NULL), ('Senduro', 9, "
    "'Adi')";

struct Unit {
  std::string name;
  int people = 0;
  std::optional<std::string> head;
  bool operator==(const Unit&) const = default;
};

Unit UnitIn(const Row& row) {
  Unit unit;
  row.Into("name", unit.name);
  row.Into("people", unit.people);
  row.Into("head", unit.head);
  return unit;
}

class QueryTest : public DatabaseTest {
 protected:
  std::unique_ptr<Database> db_ = WriterWith(kUnits);
};
using QueryDeathTest = QueryTest;

TEST_F(QueryTest, OneColumnIsItselfAndMoreAreATuple) {
  EXPECT_EQ(*db_->Get<int>("SELECT sum(people) FROM unit"), 14);
  const auto two = *db_->Get<std::string, int>("SELECT name, people FROM unit WHERE people=?", 9);
  EXPECT_EQ(two, std::tuple("Senduro", 9));
}

TEST_F(QueryTest, ExistsAsksForNoMoreThanARow) {
  EXPECT_TRUE(*db_->Exists("SELECT 1 FROM unit WHERE people > ?", 2));
  EXPECT_FALSE(*db_->Exists("SELECT 1 FROM unit WHERE people > ?", 9));
}

TEST_F(QueryTest, FindAnswersNothingWhereNothingIs) {
  EXPECT_EQ(*db_->Find<int>("SELECT people FROM unit WHERE name=?", "Senduro"), 9);
  EXPECT_EQ(*db_->Find<int>("SELECT people FROM unit WHERE name=?", "Tempeh"), std::nullopt);
}

TEST_F(QueryTest, SelectKeepsTheOrderOfTheQuery) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(*db_->Select<std::string>("SELECT name FROM unit ORDER BY people LIMIT ?", 2),
            (Names{"Pronojiwo", "Candipuro"}));
  EXPECT_EQ(*db_->Select<std::string>(NoLimit("an office has few units"),
                                      "SELECT name FROM unit WHERE people > ? ORDER BY name", 2),
            (Names{"Candipuro", "Senduro"}));
}

TEST_F(QueryTest, ColumnsAreReadByNameInWhateverOrderTheyStand) {
  const std::optional<Unit> expected(Unit{"Candipuro", 3, "Sari"});
  EXPECT_EQ(*db_->Find(UnitIn, "SELECT name, people, head FROM unit WHERE people=?", 3), expected);
  EXPECT_EQ(
      *db_->Find(UnitIn, "SELECT head, 'new' AS added, people, name FROM unit WHERE people=?", 3),
      expected);
  EXPECT_EQ(*db_->Select(UnitIn, "SELECT * FROM unit ORDER BY name LIMIT 2"),
            (std::vector{*expected, Unit{"Pronojiwo", 2, std::nullopt}}));
}

TEST_F(QueryTest, AReaderOfRowsMayAskAnotherQuery) {
  const auto counted = [&](const Row& row) {
    return *db_->Get<int>("SELECT count(*) FROM unit WHERE people > ?", row.Get<int>("people"));
  };
  EXPECT_EQ(*db_->Select(counted, "SELECT people FROM unit ORDER BY name LIMIT 9"),
            (std::vector{1, 2, 0}));
}

TEST_F(QueryTest, RunCountsWhatItChangedAndIgnoresRows) {
  ASSERT_TRUE(db_->Run("UPDATE unit SET people=people+? WHERE people < ?", 1, 9));
  EXPECT_EQ(db_->changes(), 2);
  ASSERT_TRUE(db_->Run("UPDATE unit SET people=1 RETURNING name"));
  EXPECT_EQ(db_->changes(), 3);
}

TEST_F(QueryTest, AWriteThatReturnsARowIsWhole) {
  EXPECT_EQ(*db_->Get<int>("INSERT INTO unit VALUES('Tempeh', 4, '') RETURNING people"), 4);
  EXPECT_TRUE(db_->autocommit());
  EXPECT_EQ(*db_->Get<int>("SELECT count(*) FROM unit"), 4);
}

TEST_F(QueryTest, AKeptStatementForgetsItsValuesAndSurvivesAFailure) {
  constexpr const char* kAdd = "INSERT INTO unit(name, people) VALUES(?,1)";
  EXPECT_TRUE(db_->Run(kAdd, "Tempeh"));
  EXPECT_EQ(db_->Run(kAdd, "Tempeh").error().slug, "sql.constraint");
  EXPECT_TRUE(db_->Run(kAdd, "Yosowilangun"));
  EXPECT_EQ(*db_->Get<int>("SELECT count(*) FROM unit"), 5);
  // A text of the same words elsewhere in memory is the same statement.
  std::string text = "SELECT people FROM unit WHERE name=?";
  EXPECT_EQ(*db_->Find<int>(text, "Senduro"), 9);
  const std::string again = text;
  text.assign(text.size(), 'x');
  EXPECT_EQ(*db_->Find<int>(again, "Candipuro"), 3);
}

TEST_F(QueryTest, AKeptStatementSeesTheSchemaThatCameLater) {
  EXPECT_EQ(*db_->Get<int>("SELECT count(*) FROM unit"), 3);
  ASSERT_TRUE(db_->Script("ALTER TABLE unit ADD COLUMN note TEXT; DELETE FROM unit"));
  EXPECT_EQ(*db_->Get<int>("SELECT count(*) FROM unit"), 0);
}

TEST_F(QueryDeathTest, TooFewOrTooManyValuesDie) {
  EXPECT_DEATH(db_->Run("DELETE FROM unit WHERE name=?").has_value(), "each parameter");
  EXPECT_DEATH(db_->Run("DELETE FROM unit WHERE name=?", "a", 1).has_value(), "each parameter");
}

TEST_F(QueryDeathTest, TooFewOrTooManyColumnsDie) {
  EXPECT_DEATH((db_->Find<int, int>("SELECT people FROM unit LIMIT 1").has_value()), "its type");
  EXPECT_DEATH(db_->Find<int>("SELECT people, name FROM unit LIMIT 1").has_value(), "its type");
}

TEST_F(QueryDeathTest, AColumnThatIsNotThereOrThereTwiceDies) {
  EXPECT_DEATH(db_->Find(UnitIn, "SELECT name, head FROM unit LIMIT 1").has_value(),
               "column people");
  EXPECT_DEATH(db_->Find(UnitIn, "SELECT name, people, head, head FROM unit LIMIT 1").has_value(),
               "a name of its own");
}

TEST_F(QueryDeathTest, ASelectWithoutLimitDies) {
  EXPECT_DEATH(db_->Select<int>("SELECT people FROM unit").has_value(), "how many rows");
  EXPECT_DEATH(
      db_->Select(UnitIn, "SELECT * FROM unit WHERE name IN (SELECT name FROM unit LIMIT 1)")
          .has_value(),
      "how many rows");
  EXPECT_DEATH(db_->Select<std::string>("SELECT ' LIMIT 1'").has_value(), "how many rows");
}

TEST_F(QueryDeathTest, ASecondRowWhereOneWasPromisedDiesAndSoDoesNone) {
  EXPECT_DEATH(db_->Find<int>("SELECT people FROM unit").has_value(), "one row at most");
  EXPECT_DEATH(db_->Get<int>("SELECT people FROM unit WHERE name=''").has_value(), "always a row");
}

TEST_F(QueryDeathTest, AQueryWithinItsOwnRowsAndTwoStatementsInOneTextDie) {
  const std::string text = "SELECT people FROM unit LIMIT 9";
  const auto nested = [&](const Row&) { return db_->Select<int>(text).has_value(); };
  EXPECT_DEATH(db_->Select(nested, text).has_value(), "once at a time");
  EXPECT_DEATH(db_->Run("DELETE FROM unit; DELETE FROM unit").has_value(), "one statement");
}

}  // namespace
}  // namespace tepat::sql
