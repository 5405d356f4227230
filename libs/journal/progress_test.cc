// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/progress.h"

#include <gtest/gtest.h>

#include "libs/testing/journal_fixture.h"

namespace tepat::journal {
namespace {

class Progress : public JournalTest {
 protected:
  // Runs inside the writer's transaction; a failure fails the test.
  void Write(const Writer::Work& work) const {
    ASSERT_TRUE(node_.writer->Execute(work).has_value());
  }
  void Run(const std::string& statement) {
    Write([&](Transaction& t) { return t.db().Run(statement); });
  }
  template <class T>
  T Ask(const std::function<Result<T>(sql::Database&)>& question) {
    const Result<T> answer = node_.pool->Read<T>(question);
    EXPECT_TRUE(answer.has_value());
    return answer.value_or(T());
  }

  Node node_{folder_, "a", clock_, ids_};
};

TEST_F(Progress, IsAbsentForASourceThatWasNeverRead) {
  const auto read = Ask<std::optional<ReadProgress>>(
      [](sql::Database& db) { return FindReadProgress(db, "/tepat/uji/b"); });
  EXPECT_FALSE(read.has_value());
}

TEST_F(Progress, KeepsTheCursorAndNeverTakesBackWhatWasConfirmed) {
  const Instant noon = *ParseInstant("2026-11-23T05:00:00Z");
  Write([&](Transaction& t) {
    return SaveReadProgress(t.db(), {{"/tepat/uji/b", "life", 3}, noon});
  });
  Write([&](Transaction& t) {
    return SaveReadProgress(t.db(), {{"/tepat/uji/b", "new life", 2}, Instant()});
  });
  const auto read = Ask<std::optional<ReadProgress>>(
      [](sql::Database& db) { return FindReadProgress(db, "/tepat/uji/b"); });
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->cursor, (Position{"/tepat/uji/b", "new life", 2}));
  EXPECT_EQ(read->confirmed, noon);
}

TEST_F(Progress, ListsSourcesByName) {
  for (const char* source : {"/tepat/uji/c", "/tepat/uji/b"}) {
    Write([&](Transaction& t) {
      return SaveReadProgress(t.db(), {{source, "life", 1}, clock_.now});
    });
  }
  const auto all = Ask<std::vector<ReadProgress>>(ListReadProgress);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].cursor.source, "/tepat/uji/b");
  EXPECT_EQ(all[1].cursor.source, "/tepat/uji/c");
}

TEST_F(Progress, CountsWhatIsStuckPerCourier) {
  Run("INSERT INTO courier_cursor(courier, sequence) VALUES('bus', 9), ('disposition', 7)");
  Run("INSERT INTO stuck VALUES('disposition', 5, 'k1', 's', 'm'), ('disposition', 6, 'k1', "
      "'journal.behind_stuck', 'm')");
  const auto couriers = Ask<std::vector<CourierProgress>>(ListCourierProgress);
  ASSERT_EQ(couriers.size(), 2U);
  EXPECT_EQ(couriers[0].courier, "bus");
  EXPECT_EQ(couriers[0].stuck, 0);
  EXPECT_EQ(couriers[1].sequence, 7);
  EXPECT_EQ(couriers[1].stuck, 2);
}

TEST_F(Progress, ListsStuckFactsOfAllCouriersOrOfOne) {
  Run("INSERT INTO stuck VALUES('b', 5, 'k1', 's', 'm'), ('a', 6, 'k2', 's', 'm')");
  EXPECT_EQ(Ask<std::vector<StuckFact>>(ListStuck).size(), 2U);
  const auto of_a =
      Ask<std::vector<StuckFact>>([](sql::Database& db) { return ListStuckOf(db, "a"); });
  ASSERT_EQ(of_a.size(), 1U);
  EXPECT_EQ(of_a[0].counterpart, "a");
  EXPECT_EQ(of_a[0].case_id, "k2");
  EXPECT_EQ(of_a[0].sequence, 6);
}

TEST_F(Progress, ListsNoMoreThanAnAnswerHolds) {
  Run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 501) "
      "INSERT INTO stuck SELECT 'b', i, 'k', 's', 'm' FROM n");
  const auto stuck = Ask<std::vector<StuckFact>>(ListStuck);
  ASSERT_EQ(stuck.size(), static_cast<std::size_t>(kListedFactsMax));
  EXPECT_EQ(stuck.front().sequence, 1);
}

TEST_F(Progress, ShowsParkedFactsAndTheirCases) {
  Run("INSERT INTO note VALUES('k1'), ('k2')");
  Run("INSERT INTO parked VALUES('/tepat/uji/b', 4, 'k1', x'00', 's', 'm')");
  EXPECT_EQ(Ask<std::int64_t>(CountParked), 1);
  const auto parked = Ask<std::vector<StuckFact>>(ListParked);
  ASSERT_EQ(parked.size(), 1U);
  EXPECT_EQ(parked[0].counterpart, "/tepat/uji/b");
  const auto with_parked = Ask<std::string>([](sql::Database& db) {
    return db.Get<std::string>("SELECT n.text FROM note n WHERE " + IsParkedCondition("n.text"));
  });
  EXPECT_EQ(with_parked, "k1");
}

TEST_F(Progress, ListsLostCasesWithTheCutOfTheirSource) {
  Run("INSERT INTO lost_case VALUES('/tepat/uji/b', 'k1', 17)");
  const auto lost = Ask<std::vector<StuckFact>>(ListLostCases);
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].sequence, 17);
  EXPECT_EQ(lost[0].slug, "journal.read_beyond_restore");
}

TEST_F(Progress, ListsTheLatestGapsFirst) {
  EXPECT_FALSE(Ask<bool>([](sql::Database& db) { return HasGap(db, "/tepat/uji/b"); }));
  Run("INSERT INTO source_gap VALUES('/tepat/uji/b', 2, 3, 100), ('/tepat/uji/b', 7, 7, 200)");
  const auto gaps = Ask<std::vector<SourceGap>>(ListGaps);
  ASSERT_EQ(gaps.size(), 2U);
  EXPECT_EQ(gaps[0].first, 7);
  EXPECT_EQ(gaps[1].last, 3);
  EXPECT_TRUE(Ask<bool>([](sql::Database& db) { return HasGap(db, "/tepat/uji/b"); }));
  EXPECT_FALSE(Ask<bool>([](sql::Database& db) { return HasGap(db, "/tepat/uji/c"); }));
}

}  // namespace
}  // namespace tepat::journal
