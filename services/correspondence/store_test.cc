// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/testing/service_bench.h"
#include "services/correspondence/store/agenda.h"
#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/store/replacements.h"
#include "services/correspondence/store/schema.h"

namespace tepat::correspondence {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00.000001Z");

class CorrespondenceStoreTest : public testing::Test {
 protected:
  static RegisteredLetter Made(const std::string& case_id, int number) {
    RegisteredLetter made;
    made.case_id = case_id;
    made.agenda_year = 2026;
    made.agenda_number = number;
    made.sop_id = "uji";
    made.sop_version = 2;
    made.registered = kNow;
    made.letter.sender = "Bappeda";
    made.letter.number = "B/1";
    made.letter.received = kNow - std::chrono::hours(1);
    made.letter.channel = 1;
    made.letter.nature = 3;
    made.letter.period = "2026-TW3";
    made.letter.attachments = 2;
    made.state.revision = {1, "ani", kNow};
    return made;
  }

  // Runs work in a transaction; gives `ok` or the slug of the refusal.
  std::string Write(const std::function<Status(sql::Database&)>& work) {
    const Status done =
        bench_.node().writer().Execute([&](journal::Transaction& t) { return work(t.db()); });
    return done ? "ok" : done.error().slug;
  }
  template <class T>
  T Read(const std::function<Result<T>(sql::Database&)>& read) {
    return *bench_.node().pool().Read<T>(read);
  }

  std::string Insert(const RegisteredLetter& letter, const std::string& key = "k") {
    return Write([&](sql::Database& db) { return InsertLetter(db, letter, key); });
  }
  std::optional<RegisteredLetter> Found(const std::string& case_id) {
    return Read<std::optional<RegisteredLetter>>(
        [&](sql::Database& db) { return FindLetter(db, case_id); });
  }
  bool IsHeld(const std::string& case_id) {
    return Read<std::optional<casework::HeldVisit>>(
               [&](sql::Database& db) { return FindHeldVisit(db, case_id); })
        .has_value();
  }
  std::string Running(const std::string& period) {
    return Read<std::string>([&](sql::Database& db) { return FindRunningCase(db, period); });
  }

  simulation::ServiceBench bench_{"correspondence", Schema()};
};

TEST_F(CorrespondenceStoreTest, ALetterComesBackAsItWasRegistered) {
  ASSERT_EQ(Insert(Made("a", 1)), "ok");
  const RegisteredLetter found = *Found("a");
  EXPECT_EQ(found.agenda_number, 1);
  EXPECT_EQ(found.sop_version, 2);
  EXPECT_EQ(found.registered, kNow);
  EXPECT_EQ(found.letter.sender, "Bappeda");
  EXPECT_EQ(found.letter.received, kNow - std::chrono::hours(1));
  EXPECT_EQ(found.letter.nature, 3);
  EXPECT_EQ(found.letter.attachments, 2);
  EXPECT_EQ(found.state.desk, Desk::kFrontDesk);
  EXPECT_EQ(found.state.revision.changed_by, "ani");
  EXPECT_FALSE(found.state.read.has_value());
  EXPECT_FALSE(Found("b").has_value());
}

TEST_F(CorrespondenceStoreTest, WhatHappensToALetterIsSavedAndWhatItIsStays) {
  ASSERT_EQ(Insert(Made("a", 1)), "ok");
  RegisteredLetter moved = Made("a", 1);
  moved.letter.sender = "orang lain";
  moved.state = {Desk::kSekretaris, {2, "budi", kNow}, kNow};
  moved.advice = "Mohon arahan";
  ASSERT_EQ(Write([&](sql::Database& db) { return SaveState(db, moved); }), "ok");
  const RegisteredLetter found = *Found("a");
  EXPECT_EQ(found.state.desk, Desk::kSekretaris);
  EXPECT_EQ(found.state.read, kNow);
  EXPECT_EQ(found.advice, "Mohon arahan");
  EXPECT_EQ(found.letter.sender, "Bappeda");
}

TEST_F(CorrespondenceStoreTest, ANumberOfTheAgendaIsNeverGivenTwice) {
  std::vector<int> numbers;
  for (const int year : {2026, 2026, 2027}) {
    ASSERT_EQ(Write([&](sql::Database& db) -> Status {
                TEPAT_ASSIGN(const int number, TakeAgendaNumber(db, year));
                numbers.push_back(number);
                return Ok();
              }),
              "ok");
  }
  EXPECT_EQ(numbers, std::vector<int>({1, 2, 1}));
  ASSERT_EQ(Insert(Made("a", 1)), "ok");
  EXPECT_EQ(Insert(Made("b", 1)), "sql.constraint");
}

TEST_F(CorrespondenceStoreTest, ACancelledLetterIsNoDuplicate) {
  ASSERT_EQ(Insert(Made("a", 1), "k"), "ok");
  const auto duplicate = [this] {
    return Read<std::optional<RegisteredLetter>>(
        [](sql::Database& db) { return FindDuplicate(db, "k"); });
  };
  EXPECT_EQ(duplicate()->case_id, "a");
  RegisteredLetter cancelled = Made("a", 1);
  cancelled.state.desk = Desk::kNowhere;
  ASSERT_EQ(Write([&](sql::Database& db) { return SaveState(db, cancelled); }), "ok");
  EXPECT_FALSE(duplicate().has_value());
}

TEST_F(CorrespondenceStoreTest, ACaseOfTheScheduleIsFoundBeforeTheLetterThatCameToIt) {
  const ScheduledCase opened{"a", "2026-TW3", "uji", 5, {1, "ani", kNow}};
  ASSERT_EQ(Write([&](sql::Database& db) { return InsertScheduledCase(db, opened); }), "ok");
  RegisteredLetter filed = Made("a", 1);
  filed.state.desk = Desk::kFiled;
  ASSERT_EQ(Insert(filed), "ok");
  const auto own =
      Read<std::optional<OwnCase>>([](sql::Database& db) { return FindOwnCase(db, "a"); });
  EXPECT_TRUE(own->scheduled.has_value());
  EXPECT_FALSE(own->letter.has_value());
  EXPECT_EQ(own->sop_version, 5);
}

TEST_F(CorrespondenceStoreTest, ACaseRunsUntilItsEndIsWishedFor) {
  EXPECT_EQ(Running("2026-TW3"), "");
  ASSERT_EQ(Insert(Made("a", 1)), "ok");
  EXPECT_EQ(Running("2026-TW3"), "a");
  EXPECT_EQ(Running("2026-TW4"), "");
  EXPECT_EQ(
      Read<std::string>([](sql::Database& db) { return FindRunningCase(db, "2026-TW3", "a"); }), "")
      << "whose place is taken does not count";
  RegisteredLetter wished = Made("a", 1);
  wished.end_requested = true;
  ASSERT_EQ(Write([&](sql::Database& db) { return SaveWish(db, OwnCase(wished)); }), "ok");
  EXPECT_EQ(Running("2026-TW3"), "");
}

TEST_F(CorrespondenceStoreTest, ACasesPlaceIsTakenOnce) {
  const auto take = [&](const std::string& superseded, const std::string& by) {
    return Write([&](sql::Database& db) { return InsertReplacement(db, superseded, by); });
  };
  ASSERT_EQ(take("b", "c"), "ok");
  ASSERT_EQ(take("a", "c"), "ok");
  EXPECT_EQ(take("a", "d"), "sql.constraint");
  const auto successor = [&](const std::string& of) {
    return Read<std::string>([&](sql::Database& db) { return FindSuccessor(db, of); });
  };
  EXPECT_EQ(successor("a"), "c");
  EXPECT_EQ(successor("c"), "");
  EXPECT_EQ(Read<std::vector<std::string>>([](sql::Database& db) { return SupersededBy(db, "c"); }),
            (std::vector<std::string>{"a", "b"}));
}

TEST_F(CorrespondenceStoreTest, AClockCanStandStillWhileTheLetterIsBeforeTheCamat) {
  for (const Desk desk : {Desk::kFrontDesk, Desk::kSekretaris, Desk::kCamat, Desk::kNowhere}) {
    const std::string case_id = NameOf(desk);
    RegisteredLetter letter = Made(case_id, static_cast<int>(desk));
    letter.state.desk = desk;
    ASSERT_EQ(Insert(letter), "ok");
    EXPECT_EQ(IsHeld(case_id), desk == Desk::kFrontDesk || desk == Desk::kSekretaris) << case_id;
  }
}

}  // namespace
}  // namespace tepat::correspondence
