// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/casebook_fixture.h"

#include <gtest/gtest.h>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/drafts.h"
#include "libs/casebook/store/escalations.h"
#include "libs/casebook/store/standing.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "libs/casebook/store/visits.h"
#include "tepat/common/v1/pause.pb.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::casebook {
namespace {

class CasebookTest : public CasebookFixture {
 protected:
  std::optional<CaseRow> Case(const std::string& case_id) {
    return Read<std::optional<CaseRow>>([&](sql::Database& db) { return FindCase(db, case_id); });
  }
  std::vector<TaskRow> Tasks(const std::string& command, const std::string& position = "-") {
    return Read<std::vector<TaskRow>>(
        [&](sql::Database& db) { return TasksFor(db, {command}, {position}, 10); });
  }
  std::vector<CaseRow> Find(const std::string& words) {
    return Read<std::vector<CaseRow>>([&](sql::Database& db) { return Search(db, words, 10); });
  }
};

TEST_F(CasebookTest, ALetterIsSomebodysTaskFromDeskToDesk) {
  Register("k1", "Pengumpulan data");
  EXPECT_EQ(Tasks("forward_to_sekretaris").size(), 1U);
  Move("k1", "letter-forwarded-to-sekretaris", correspondence::v1::DESK_SEKRETARIS);
  EXPECT_TRUE(Tasks("forward_to_sekretaris").empty());
  EXPECT_EQ(Tasks("forward_to_camat").size(), 1U);
  Move("k1", "letter-forwarded-to-camat", correspondence::v1::DESK_CAMAT);
  EXPECT_EQ(Tasks("dispose").size(), 1U);
  EXPECT_EQ(Case("k1")->stage, Stage::kDisposing);
}

TEST_F(CasebookTest, ASuperiorIsToldUntilTheVisitIsOver) {
  Register("k1", "Pengumpulan data");
  const auto told = [&](const char* fact, const char* name, const char* position) {
    timing::v1::VisitJudged judged;
    judged.set_step(2);
    judged.set_visit(1);
    judged.set_announcement(name);
    if (*position != '\0') judged.add_positions(position);
    EXPECT_TRUE(Apply("timing", fact, judged, "k1"));
  };
  const auto count = [&](const char* position) {
    return Read<std::vector<EscalationRow>>(
               [&](sql::Database& db) { return EscalationsTo(db, {position}, 10); })
        .size();
  };
  told("visit-escalated", "escalation-0", "sekretaris");
  told("visit-escalated", "escalation-1", "camat");
  told("pause-lasts", "pause-0", "camat");
  EXPECT_EQ(count("sekretaris"), 1U);
  EXPECT_EQ(count("camat"), 2U);
  EXPECT_EQ(count("staf"), 0U);
  told("warning-rescinded", "escalation-0", "");
  EXPECT_EQ(count("sekretaris"), 0U);
  common::v1::VisitResumed resumed;
  resumed.set_step(2);
  ASSERT_TRUE(Apply("correspondence", "visit-resumed", resumed, "k1"));
  EXPECT_EQ(count("camat"), 1U);
  told("verdict-given", "", "");
  EXPECT_EQ(count("camat"), 0U);
}

TEST_F(CasebookTest, UnitsHaveTheirTasksUntilTheyHaveSentAndAgainWhenItIsReturned) {
  Register("k1", "Pengumpulan data");
  data_collection::v1::CollectionOpened opened;
  for (const char* unit : {"kasi_a", "lurah_b"}) {
    auto* part = opened.add_units();
    part->set_unit(unit);
    part->set_position(unit);
    part->set_state(data_collection::v1::UNIT_STATE_ASKED);
    part->set_revision(1);
  }
  ASSERT_TRUE(Apply("data-collection", "collection-opened", opened, "k1"));
  EXPECT_EQ(Tasks("-", "lurah_b").size(), 1U);
  data_collection::v1::UnitDataSubmitted sent;
  sent.set_unit("lurah_b");
  sent.set_revision(2);
  ASSERT_TRUE(Apply("data-collection", "unit-data-submitted", sent, "k1"));
  EXPECT_TRUE(Tasks("-", "lurah_b").empty());
  EXPECT_EQ(Case("k1")->units_done, 1);
  data_collection::v1::UnitsReturned returned;
  returned.add_units()->set_unit("lurah_b");
  ASSERT_TRUE(Apply("data-collection", "units-returned", returned, "k1"));
  EXPECT_EQ(Tasks("-", "lurah_b").size(), 1U);
  EXPECT_TRUE(Case("k1")->returned);
}

TEST_F(CasebookTest, WhoeverClosesTheDraftHasHisTaskWhileUnitsSend) {
  Register("k1", "Pengumpulan data");
  data_collection::v1::CollectionOpened opened;
  for (const char* unit : {"kasi_a", "lurah_b"}) {
    auto* part = opened.add_units();
    part->set_unit(unit);
    part->set_position(unit);
    part->set_state(data_collection::v1::UNIT_STATE_ASKED);
  }
  ASSERT_TRUE(Apply("data-collection", "collection-opened", opened, "k1"));
  ASSERT_EQ(Tasks("close_draft").size(), 1U);
  EXPECT_EQ(Tasks("close_draft")[0].of.units, 2);
  data_collection::v1::UnitDataSubmitted sent;
  sent.set_unit("kasi_a");
  ASSERT_TRUE(Apply("data-collection", "unit-data-submitted", sent, "k1"));
  EXPECT_EQ(Tasks("close_draft").at(0).of.units_done, 1);
  data_collection::v1::UnitWaived waived;
  waived.set_unit("lurah_b");
  ASSERT_TRUE(Apply("data-collection", "unit-waived", waived, "k1"));
  EXPECT_EQ(Tasks("close_draft").size(), 1U);
}

TEST_F(CasebookTest, ACaseFollowsTheVersionOfThePlanThatItsFactsTell) {
  Register("k1", "Pengumpulan data");
  const auto version = [&] {
    const auto plan = node_->pool().Read<std::optional<PlanRow>>(
        [](sql::Database& db) { return FindPlanOf(db, "k1"); });
    return plan && *plan ? (*plan)->version : -1;
  };
  EXPECT_EQ(version(), -1) << "it does not collect";
  data_collection::v1::CollectionOpened opened;
  opened.set_plan_year(2026);
  auto* part = opened.add_units();
  part->set_unit("lurah_b");
  part->set_state(data_collection::v1::UNIT_STATE_ASKED);
  ASSERT_TRUE(Apply("data-collection", "collection-opened", opened, "k1"));
  EXPECT_EQ(version(), 0) << "the year had no plan";
  data_collection::v1::UnitDataSubmitted sent;
  sent.set_unit("lurah_b");
  sent.set_plan_year(2026);
  sent.set_plan_version(1);
  ASSERT_TRUE(Apply("data-collection", "unit-data-submitted", sent, "k1"));
  EXPECT_EQ(version(), 1);
  EXPECT_EQ(Case("k1")->units_done, 1);
  data_collection::v1::CollectionRebased rebased;
  rebased.set_plan_year(2026);
  rebased.set_plan_version(2);
  rebased.set_revision(2);
  *rebased.add_units() = opened.units(0);
  ASSERT_TRUE(Apply("data-collection", "collection-rebased", rebased, "k1"));
  EXPECT_EQ(version(), 2);
  EXPECT_EQ(Case("k1")->units_done, 0) << "it is asked again";
}

TEST_F(CasebookTest, TasksStandInTheOrderInWhichTheyAreDue) {
  const auto run = [&](const char* case_id, std::optional<Instant> due) {
    Register(case_id, "Pengumpulan data");
    Run(case_id, 2, due);
  };
  run("k1", clock_.Now() + std::chrono::hours(3));
  run("k2", std::nullopt);
  run("k3", clock_.Now() - std::chrono::hours(1));
  std::vector<std::string> order;
  for (const TaskRow& task : Tasks("forward_to_sekretaris")) {
    order.push_back(task.of.letter.case_id);
  }
  EXPECT_EQ(order, (std::vector<std::string>{"k3", "k1", "k2"}));
}

TEST_F(CasebookTest, WhatStandsWhereIsCountedAndForgottenWithItsSource) {
  using Counts = std::map<Stage, int>;
  const auto counts = [&] {
    Counts found = Read<Counts>(CountOpen);
    std::erase_if(found, [](const auto& one) { return one.second == 0; });
    return found;
  };
  Register("k1", "Satu");
  Register("k2", "Dua");
  Move("k2", "letter-forwarded-to-sekretaris", correspondence::v1::DESK_SEKRETARIS);
  EXPECT_EQ(counts(), (Counts{{Stage::kFrontDesk, 1}, {Stage::kSekretaris, 1}}));
  ASSERT_TRUE(Write([&](journal::Transaction& transaction) {
    return book_.Forget(transaction.db(), daemon::SourceOf("uji", "correspondence"));
  }));
  EXPECT_TRUE(counts().empty());
}

TEST_F(CasebookTest, ASearchFindsBeginningsOfWordsAndTakesEveryCharacterForItself) {
  Register("k1", "Pengumpulan Data Kinerja");
  Register("k2", "Undangan rapat");
  EXPECT_EQ(Find("kiner").size(), 1U);
  EXPECT_EQ(Find("050").size(), 2U);
  EXPECT_EQ(Find("rapat undangan").size(), 1U);
  EXPECT_TRUE(Find("tidakada").empty());
  for (const char* hostile : {"\"", "a OR b", "kinerja*", "(", "NEAR(", "text:x", "-", "''"}) {
    Find(hostile);  // no syntax of the index can be reached
  }
}

TEST_F(CasebookTest, WhatARestoredSourceToldIsForgottenAndReadAnew) {
  Register("k1", "Pengumpulan data");
  ASSERT_TRUE(Write([&](journal::Transaction& transaction) {
    return book_.Forget(transaction.db(), daemon::SourceOf("uji", "correspondence"));
  }));
  EXPECT_FALSE(Case("k1"));
  EXPECT_TRUE(Find("pengumpulan").empty());
  Register("k1", "Pengumpulan data");
  EXPECT_EQ(Find("pengumpulan").size(), 1U);
}

TEST_F(CasebookTest, ACaseThatIsEndedIsNobodysTask) {
  Register("k1", "Pengumpulan data");
  common::v1::CaseEnded ended;
  ended.mutable_ending()->set_reason("Salah alamat");
  ASSERT_TRUE(Apply("correspondence", "case-ended", ended, "k1"));
  EXPECT_TRUE(Tasks("forward_to_sekretaris").empty());
  EXPECT_EQ(Case("k1")->stage, Stage::kEnded);
}

TEST_F(CasebookTest, ARecipientHasOpenedItWhenHeDidSoFirst) {
  Register("k1", "Pengumpulan data");
  disposition::v1::DispositionIssued issued;
  issued.add_recipients("kasubbag_keuangan");
  issued.add_recipients("sekretaris");
  ASSERT_TRUE(Apply("disposition", "disposition-issued", issued, "k1"));
  disposition::v1::DispositionRead reading;
  reading.set_recipient("kasubbag_keuangan");
  const Instant first = clock_.Now();
  ASSERT_TRUE(Apply("disposition", "disposition-read", reading, "k1"));
  clock_.Advance(std::chrono::seconds(60));
  ASSERT_TRUE(Apply("disposition", "disposition-read", reading, "k1"));
  const auto recipients =
      Read<std::vector<RecipientRow>>([](sql::Database& db) { return RecipientsOf(db, "k1"); });
  ASSERT_EQ(recipients.size(), 2U);
  EXPECT_EQ(recipients[0].read, first);
  EXPECT_FALSE(recipients[1].read);
}

TEST_F(CasebookTest, ACaseIsStuckWhileAnyServiceSaysSo) {
  Register("k1", "Pengumpulan data");
  const auto say = [&](const char* service, const std::set<std::string>& case_ids) {
    std::set<std::string> changed;
    EXPECT_TRUE(Write([&](journal::Transaction& transaction) -> Status {
      TEPAT_ASSIGN(changed, SaveStuck(transaction.db(), service, case_ids));
      return Ok();
    }));
    return changed.size();
  };
  EXPECT_EQ(say("correspondence", {"k1"}), 1U);
  EXPECT_EQ(say("correspondence", {"k1"}), 0U) << "nothing is new";
  EXPECT_EQ(say("timing", {"k1", "k2"}), 2U);
  EXPECT_TRUE(Case("k1")->stuck);
  EXPECT_EQ(say("correspondence", {}), 1U);
  EXPECT_TRUE(Case("k1")->stuck) << "timing has not taken it back";
  EXPECT_EQ(say("timing", {}), 2U);
  EXPECT_FALSE(Case("k1")->stuck);
}

TEST_F(CasebookTest, DraftsAreKeptForEachPersonAndTheOldestOfTooManyGoes) {
  ASSERT_TRUE(Write([&](journal::Transaction& transaction) -> Status {
    for (int i = 0; i < 55; ++i) {
      clock_.Advance(std::chrono::seconds(1));
      TEPAT_TRY(SaveDraft(transaction.db(), "p1", "/" + std::to_string(i), {"a=1", clock_.Now()}));
    }
    return SaveDraft(transaction.db(), "p2", "/0", {"b=2", clock_.Now()});
  }));
  const auto draft = [&](const char* person, const char* place) {
    return Read<std::optional<Draft>>(
        [&](sql::Database& db) { return FindDraft(db, person, place); });
  };
  EXPECT_FALSE(draft("p1", "/0"));
  EXPECT_EQ(draft("p1", "/54")->body, "a=1");
  EXPECT_EQ(draft("p2", "/0")->body, "b=2");
}

TEST_F(CasebookTest, EachChangeHasANumberAndOnlyTheNewestAreKept) {
  Register("k1", "Satu");
  const auto before = Read<std::pair<std::int64_t, std::int64_t>>(ChangeRange);
  Register("k2", "Dua");
  const auto changes = Read<std::vector<Change>>(
      [&](sql::Database& db) { return ChangesAfter(db, before.second, 10); });
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].case_id, "k2");
}

}  // namespace
}  // namespace tepat::casebook
