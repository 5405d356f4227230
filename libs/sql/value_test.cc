// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/value.h"

#include <gtest/gtest.h>

#include "libs/sql/database_fixture.h"

namespace tepat::sql {
namespace {

enum class Colour : std::uint8_t { kRed = 1, kBlue = 7 };

using ValueTest = DatabaseTest;
using ValueDeathTest = DatabaseTest;

// What comes back from a column of `type` into which `value` was written.
template <class Read, class T>
Read Back(Database& db, const std::string& type, const T& value) {
  EXPECT_TRUE(db.Script("DROP TABLE IF EXISTS t; CREATE TABLE t(v " + type + ") STRICT"));
  EXPECT_TRUE(db.Run("INSERT INTO t VALUES(?)", value));
  return *db.Get<Read>("SELECT v FROM t");
}

TEST_F(ValueTest, NumbersComeBackAsTheyWere) {
  const auto db = Writer();
  EXPECT_EQ(Back<int>(*db, "INTEGER", -5), -5);
  EXPECT_EQ(Back<std::int64_t>(*db, "INTEGER", std::int64_t{1} << 60), std::int64_t{1} << 60);
  EXPECT_EQ(Back<std::size_t>(*db, "INTEGER", std::string("abc").size()), 3U);
  EXPECT_TRUE(Back<bool>(*db, "INTEGER", true));
  EXPECT_EQ(Back<Colour>(*db, "INTEGER", Colour::kBlue), Colour::kBlue);
  EXPECT_EQ(Back<int>(*db, "INTEGER", Colour::kBlue), 7);
}

TEST_F(ValueTest, TimesAreCountedInTheirOwnUnits) {
  const auto db = Writer();
  const Instant at = InstantFromMicros(1'234'567);
  EXPECT_EQ(Back<Instant>(*db, "INTEGER", at), at);
  EXPECT_EQ(Back<std::int64_t>(*db, "INTEGER", at), 1'234'567);
  EXPECT_EQ(Back<std::int64_t>(*db, "INTEGER", std::chrono::seconds(90)), 90);
  EXPECT_EQ(Back<Micros>(*db, "INTEGER", Micros(90)), Micros(90));
}

TEST_F(ValueTest, TextsAndBytesKeepEachByteAndStayApart) {
  const auto db = Writer();
  const std::string zero("a\0b", 3);
  EXPECT_EQ(Back<std::string>(*db, "TEXT", zero), zero);
  EXPECT_EQ(Back<std::string>(*db, "TEXT", std::string_view(zero).substr(2)), "b");
  EXPECT_EQ(Back<std::string>(*db, "TEXT", "kantor"), "kantor");
  EXPECT_EQ(Back<Blob>(*db, "BLOB", BytesOf(zero)).bytes, zero);
}

TEST_F(ValueTest, EmptyIsNotNull) {
  const auto db = Writer();
  EXPECT_EQ(Back<std::string>(*db, "TEXT", std::string_view()), "");
  EXPECT_EQ(Back<Blob>(*db, "BLOB", std::span<const std::byte>()).bytes, "");
}

TEST_F(ValueTest, AnEmptyOptionalIsNull) {
  const auto db = Writer();
  using Number = std::optional<int>;
  EXPECT_EQ(Back<Number>(*db, "INTEGER", Number()), Number());
  EXPECT_EQ(Back<Number>(*db, "INTEGER", Number(4)), 4);
  EXPECT_EQ(Back<std::optional<Instant>>(*db, "INTEGER", std::optional<Instant>()), std::nullopt);
  EXPECT_EQ(Back<std::optional<std::string>>(*db, "TEXT", NullIfEmpty("")), std::nullopt);
  EXPECT_EQ(Back<std::optional<std::string>>(*db, "TEXT", NullIfEmpty("x")), "x");
}

TEST_F(ValueTest, AnOptionalFollowsTheRuleOfWhatItHolds) {
  const auto db = Writer();
  using Flag = std::optional<bool>;
  EXPECT_EQ(Back<Flag>(*db, "INTEGER", Flag(false)), Flag(false));
  EXPECT_EQ(Back<Flag>(*db, "INTEGER", Flag()), Flag());
  using Shade = std::optional<Colour>;
  EXPECT_EQ(Back<Shade>(*db, "INTEGER", Shade(Colour::kRed)), Colour::kRed);
  EXPECT_EQ(Back<Shade>(*db, "INTEGER", Shade()), std::nullopt);
  using Span = std::optional<std::chrono::seconds>;
  EXPECT_EQ(Back<Span>(*db, "INTEGER", Span(-90)), std::chrono::seconds(-90));
  EXPECT_EQ(Back<Span>(*db, "INTEGER", Span()), std::nullopt);
}

TEST_F(ValueTest, AStrictTableRefusesAValueOfAnotherKind) {
  const auto db = WriterWith("CREATE TABLE t(v INTEGER) STRICT");
  EXPECT_EQ(db->Run("INSERT INTO t VALUES(?)", "seven").error().slug, "sql.constraint");
}

TEST_F(ValueDeathTest, AColumnReadAsWhatItIsNotDies) {
  const auto db = Writer();
  EXPECT_DEATH(db->Get<int>("SELECT 'x'").has_value(), "the column is a number");
  EXPECT_DEATH(db->Get<std::string>("SELECT 1").has_value(), "the column is a text.*SELECT 1");
  EXPECT_DEATH(db->Get<Blob>("SELECT 'x'").has_value(), "the column is bytes");
  EXPECT_DEATH(db->Get<int>("SELECT NULL").has_value(), "the column is a number");
  EXPECT_DEATH(db->Get<bool>("SELECT 2").has_value(), "true or false");
  EXPECT_DEATH(db->Get<bool>("SELECT -1").has_value(), "true or false");
}

TEST_F(ValueDeathTest, NullDiesWhereNoneIsExpected) {
  const auto db = Writer();
  EXPECT_DEATH(db->Get<bool>("SELECT NULL").has_value(), "the column is a number");
  EXPECT_DEATH(db->Get<Colour>("SELECT NULL").has_value(), "the column is a number");
  EXPECT_DEATH(db->Get<Instant>("SELECT NULL").has_value(), "the column is a number");
  EXPECT_DEATH(db->Get<std::string>("SELECT NULL").has_value(), "the column is a text");
  EXPECT_DEATH(db->Get<Blob>("SELECT NULL").has_value(), "the column is bytes");
}

TEST_F(ValueDeathTest, ANumberThatDoesNotFitDies) {
  const auto db = Writer();
  EXPECT_DEATH(db->Get<int>("SELECT 3000000000").has_value(), "fits into its type");
  EXPECT_DEATH(db->Get<Colour>("SELECT 256").has_value(), "fits into its type");
  EXPECT_DEATH(db->Get<std::size_t>("SELECT -1").has_value(), "fits into its type");
  using Short = std::chrono::duration<std::int16_t>;
  EXPECT_DEATH(db->Get<Short>("SELECT 40000").has_value(), "fits into its type");
  EXPECT_DEATH(db->Run("SELECT ?", ~std::uint64_t{0}).has_value(), "fits into a column");
}

}  // namespace
}  // namespace tepat::sql
