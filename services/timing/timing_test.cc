// SPDX-License-Identifier: Apache-2.0
// Ingestion, announcements and queries on a real database.
#include <algorithm>

#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

TEST_F(TimingTest, WarnsAndFlagsEachOnceAndNeverEarly) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  const auto at = [&](const char* time) {
    clock_.Set(*ParseInstant(std::string("2026-11-23T08:") + time + "+07:00"));
    Fire();
    return Published();
  };
  EXPECT_EQ(at("02:29.999999"), Names{});
  EXPECT_EQ(at("02:30"), Names({"visit-warned"}));
  EXPECT_EQ(at("02:59"), Names({"visit-warned"}));
  EXPECT_EQ(at("03:00"), Names({"visit-warned", "visit-warned"}));
  // Two minutes before the end come before 80 %: independent points, in the order of time.
  const std::size_t warned = at("04:00").size();
  EXPECT_EQ(warned, 3U);
  EXPECT_EQ(at("05:00").size(), warned);        // due, but met until the instant itself is over
  Read("x", "{}", {Mark(1, Kind::kAccepted)});  // looks at it once more, and is not early either
  EXPECT_EQ(Published().size(), warned);
  const Names late = at("05:00.000001");
  ASSERT_EQ(late.size(), warned + 1);
  EXPECT_EQ(late.back(), "visit-breached");
  EXPECT_EQ(at("59:00").size(), warned + 1);
}

// The watch of visits looks after each change, not after each fact.
TEST_F(TimingTest, AMarkThatIsReadChangesVisitsThoughTimingRecordsNothing) {
  KnowTheOffice();
  int facts = 0;
  int changes = 0;
  node_->writer().OnFacts([&] { ++facts; });
  node_->writer().OnChange([&] { ++changes; });
  const auto change = [&] { return ReadChanges(*node_, assessor_, 0, clock_.Now())->change(); };
  const auto before = change();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  EXPECT_GT(change(), before);
  EXPECT_EQ(changes, 1);
  EXPECT_EQ(facts, 0);
}

TEST_F(TimingTest, AVisitThatClosesInTimeGetsOneVerdictAndNoBreach) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  clock_.Advance(std::chrono::minutes(1));
  Read("x", "{}", {Mark(1, Kind::kCompleted)});
  clock_.Advance(std::chrono::hours(2));
  Fire();
  EXPECT_EQ(Published(), Names({"verdict-given"}));
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_MET);
}

TEST_F(TimingTest, ACancelledVisitIsToldNoMore) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  clock_.Advance(std::chrono::minutes(3));
  Fire();
  const Names before = Published();
  Read("x", "{}", {Mark(1, Kind::kCancelled)});
  clock_.Advance(std::chrono::days(5));
  Fire();
  const Names after = Published();
  EXPECT_EQ(std::count(after.begin(), after.end(), "visit-breached"), 0);
  EXPECT_EQ(std::count(after.begin(), after.end(), "visit-escalated"), 0);
  EXPECT_EQ(std::count(after.begin(), after.end(), "visit-warned"),
            std::count(before.begin(), before.end(), "visit-warned"));
}

// Read long after its instants have passed: told at once, not skipped.
TEST_F(TimingTest, AStartThatComesLateIsToldAtOnce) {
  KnowTheOffice();
  clock_.Advance(std::chrono::days(1));
  sop::Mark started = Mark(1, Kind::kStarted);
  started.at = clock_.Now() - std::chrono::hours(3);
  Read("x", "{}", {started});
  EXPECT_EQ(Published(), Names({"visit-breached"}));
}

TEST_F(TimingTest, ALaterFactThatChangesAVerdictIsAnnouncedAsACorrection) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  clock_.Advance(std::chrono::minutes(20));
  Fire();
  Read("x", "{}", {Mark(1, Kind::kCompleted)});
  sop::Mark corrected = Mark(1, Kind::kCorrected);
  corrected.corrects = Kind::kCompleted;
  corrected.at = clock_.Now() - std::chrono::minutes(17);
  Read("x", "{}", {corrected});
  const Names names = Published();
  ASSERT_GE(names.size(), 2U);
  EXPECT_EQ(names[names.size() - 2], "verdict-given");
  EXPECT_EQ(names.back(), "verdict-corrected");
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_MET);
  EXPECT_TRUE(Case().visits(0).corrected());
}

TEST_F(TimingTest, AVerdictIsProvisionalUntilEverySourceHasBeenReadUpToIt) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted), Mark(1, Kind::kCompleted)});
  EXPECT_TRUE(Case().visits(0).provisional());
  const auto read_up_to = [&](const std::string& source, Instant at) {
    ASSERT_TRUE(node_->writer().Execute([&](journal::Transaction& t) {
      return t.db().Run("INSERT OR REPLACE INTO reader_cursor VALUES(?,'i',1,?)",
                        "/tepat/uji/" + source, at);
    }));
  };
  read_up_to("correspondence", clock_.Now());
  EXPECT_FALSE(Case().visits(0).provisional());
  read_up_to("disposition", clock_.Now() - std::chrono::seconds(1));
  EXPECT_TRUE(Case().visits(0).provisional());
  read_up_to("disposition", clock_.Now());
  EXPECT_FALSE(Case().visits(0).provisional());
}

TEST_F(TimingTest, AnOpenedStepIsTimedBeforeItsOwnerSpeaks) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted), Mark(1, Kind::kCompleted, 2)});
  ASSERT_EQ(Case().visits_size(), 2);
  EXPECT_EQ(Case().visits(1).state(), v1::VISIT_STATE_PENDING);
  clock_.Advance(std::chrono::minutes(11));
  Fire();
  EXPECT_EQ(Published().back(), "visit-breached");
  EXPECT_EQ(Case().visits(1).state(), v1::VISIT_STATE_BREACHED);
}

TEST_F(TimingTest, WhatWasReadBeforeTheStandardsIsJudgedWhenTheyCome) {
  Read("x", "{}", {Mark(1, Kind::kStarted), Mark(1, Kind::kCompleted, 2)});
  EXPECT_EQ(Published(), Names{});
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_UNSPECIFIED);
  KnowTheOffice();
  EXPECT_EQ(Published(), Names({"verdict-given"}));
  EXPECT_EQ(Case().visits(0).calendar_id(), "lumajang");
}

TEST_F(TimingTest, AMarkThatComesTwiceHasNoEffect) {
  KnowTheOffice();
  journal::Event event;
  event.id = ids_.Next();
  event.position = {"/tepat/uji/correspondence", "i", 7};
  event.recorded = clock_.Now();
  event.fact = {"x", "case", clock_.Now(), {}, 0, {Mark(1, Kind::kStarted)}};
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(node_->writer().Execute(
        [&](journal::Transaction& t) { return ApplyMarks(assessor_, t, event); }));
  }
  EXPECT_EQ(Case().visits_size(), 1);
  EXPECT_EQ(Case().visits(0).event_ids_size(), 1);
}

TEST_F(TimingTest, VisitsAreListedNewestCaseFirstPageByPage) {
  KnowTheOffice();
  for (const char* id : {"case-1", "case-2", "case-3"}) {
    ReadOf(id, {Mark(1, Kind::kStarted), Mark(1, Kind::kCompleted, 2), Mark(2, Kind::kStarted)});
  }
  v1::ListVisitsRequest request;
  request.set_page_size(4);
  std::vector<std::string> seen;
  int pages = 0;
  do {
    const auto page = *ListVisits(*node_, assessor_, request, clock_.Now());
    for (const auto& v : page.visits())
      seen.push_back(v.case_id() + "." + std::to_string(v.step()));
    request.set_page_token(page.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(seen, Names({"case-3.2", "case-3.1", "case-2.2", "case-2.1", "case-1.2", "case-1.1"}));
  EXPECT_EQ(pages, 2);
  request.set_open_only(true);
  EXPECT_EQ(ListVisits(*node_, assessor_, request, clock_.Now())->visits_size(), 3);
}

TEST_F(TimingTest, APageThatCannotBeIsRefused) {
  for (const char* token : {"x", "a.b.c", "a.1.", "1.2", ".", "case.1.1e9"}) {
    v1::ListVisitsRequest request;
    request.set_page_token(token);
    const auto listed = ListVisits(*node_, assessor_, request, clock_.Now());
    ASSERT_FALSE(listed) << token;
    EXPECT_EQ(listed.error().slug, "timing.invalid_page");
  }
  v1::ListVisitsRequest request;
  request.set_page_size(201);
  EXPECT_EQ(ListVisits(*node_, assessor_, request, clock_.Now()).error().slug,
            "timing.invalid_page");
}

TEST_F(TimingTest, AWatcherGoesOnWhereItWasAndSeesEachVisitAsItStandsNow) {
  KnowTheOffice();
  ReadOf("case-1", {Mark(1, Kind::kStarted)});
  ReadOf("case-2", {Mark(1, Kind::kStarted)});
  const auto first = *ReadChanges(*node_, assessor_, 0, clock_.Now());
  EXPECT_EQ(first.visits_size(), 2);
  EXPECT_EQ(ReadChanges(*node_, assessor_, first.change(), clock_.Now())->visits_size(), 0);
  ReadOf("case-1", {Mark(1, Kind::kAccepted)});
  ReadOf("case-1", {Mark(1, Kind::kCompleted)});
  const auto next = *ReadChanges(*node_, assessor_, first.change(), clock_.Now());
  ASSERT_EQ(next.visits_size(), 1);
  EXPECT_EQ(next.visits(0).case_id(), "case-1");
  EXPECT_EQ(next.visits(0).state(), v1::VISIT_STATE_MET);
  clock_.Advance(std::chrono::hours(1));
  Fire();
  const auto late = *ReadChanges(*node_, assessor_, next.change(), clock_.Now());
  ASSERT_EQ(late.visits_size(), 1);
  EXPECT_EQ(late.visits(0).state(), v1::VISIT_STATE_BREACHED);
}

TEST_F(TimingTest, ABreachThatLastsIsToldUpTheLadderEachRungOnce) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  const auto told_at = [&](const char* at) {
    Set(at);
    Fire();
    return Published().back();
  };
  EXPECT_EQ(told_at("23T16:00:00"), "visit-breached");
  EXPECT_EQ(told_at("24T07:29:59"), "visit-breached");
  EXPECT_EQ(told_at("24T07:30:00"), "visit-escalated");
  EXPECT_EQ(told_at("25T07:30:00"), "visit-escalated");
  EXPECT_EQ(Published().size(), 3U) << "the breach and two rungs";
  Fire();
  EXPECT_EQ(Published().size(), 3U);
}

TEST_F(TimingTest, WarningsMayWaitForTheOpeningVerdictsNever) {
  auto sop = OfficialSop();
  auto* standard = sop.mutable_steps(0)->mutable_standard();
  standard->set_hold_to_office_hours(true);
  standard->clear_warnings();
  standard->add_warnings()->set_percent(50);
  Set("23T11:58:00");
  standard->set_amount(4);
  Know(sop);
  Read("x", "{}", {Mark(1, Kind::kStarted)});  // half of it is over at noon
  Set("23T12:30:00");
  Fire();
  EXPECT_EQ(Published(), Names{});
  Set("23T13:00:00");
  Fire();
  EXPECT_EQ(Published(), Names({"visit-warned"}));
}

TEST_F(TimingTest, APauseDisarmsAndResumingArmsAgain) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  Set("23T08:01:00");
  Read("x", "{}", {Mark(1, Kind::kPaused)});
  EXPECT_FALSE(ReadCursors(*node_, assessor_, clock_.Now())->has_next_rung_time());
  Set("23T10:00:00");
  Fire();
  EXPECT_EQ(Published(), Names{});
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_PAUSED);
  Read("x", "{}", {Mark(1, Kind::kResumed)});
  Set("23T10:04:00.000001");
  Fire();
  EXPECT_EQ(Published().back(), "visit-breached");
}

// Acceptance (b): everything falls due at 16:00:00. Facts go in between the slices; each visit is
// flagged once, and none before its instant.
// Who lets a clock stand still too long is told once, at the opening of the third working day.
TEST_F(TimingTest, APauseThatLastsTooLongIsToldOnce) {
  sop::v1::SopVersion sop = OfficialSop();
  const std::string& reason = sop.pause_reasons(0);
  sop::v1::PauseLimit* limit = sop.add_pause_limits();
  limit->set_reason(reason);
  limit->set_days_after(2);
  limit->add_positions("camat");
  Know(sop);
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  sop::Mark paused = Mark(1, Kind::kPaused);
  paused.reason = reason;
  Read("x", "{}", {paused});
  Set("25T07:29:59");
  Fire();
  EXPECT_EQ(Published(), Names({}));
  Set("25T07:30:00");
  Fire();
  Fire();
  EXPECT_EQ(Published(), Names({"pause-lasts"}));
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_PAUSED) << "the clock stands on";
}

TEST_F(TimingTest, TenThousandVisitsAreDueAtOneInstant) {
  constexpr int kVisits = 10'000;
  KnowTheOffice();
  Set("23T15:55:00");
  journal::Event event;
  event.position = {"/tepat/uji/correspondence", "i", 1'000};
  event.recorded = clock_.Now();
  ASSERT_TRUE(node_->writer().Execute([&](journal::Transaction& t) -> Status {
    for (int i = 0; i < kVisits; ++i) {
      event.id = "id-" + std::to_string(i);
      ++event.position.sequence;
      const std::string case_id = "case-" + std::to_string(i);
      event.fact = {"x", case_id, clock_.Now(), {}, 0, {Mark(1, Kind::kStarted)}};
      TEPAT_TRY(ApplyMarks(assessor_, t, event));
    }
    return Ok();
  }));
  const auto breached = [&] {
    const auto published = Published();
    return std::count(published.begin(), published.end(), "visit-breached");
  };
  Set("24T07:30:00");  // due at closing; met until the next opening is over
  Fire();
  EXPECT_EQ(breached(), 0);
  Set("24T07:30:00.000001");
  int slices = 0;
  while (rungs_.Step()) {
    if (++slices == 5) ReadOf("meanwhile", {Mark(1, Kind::kStarted)});
  }
  EXPECT_EQ(breached(), kVisits);
  EXPECT_GE(slices, kVisits / config_.fire_slice_max);
  EXPECT_EQ(FindVisitState("meanwhile"), v1::VISIT_STATE_RUNNING);
}

TEST_F(TimingTest, EveryDeadlineExplainsItself) {
  KnowTheOffice();
  ReadCalendar(2, WithHoliday("2026-11-26"));
  Read("x", "{}", {Mark(4, Kind::kStarted), Mark(1, Kind::kStarted)});
  EXPECT_EQ(Case().visits(0).explanation(),
            "5 menit kerja: Senin 23 Nov 08.00–08.05 (5 menit); jatuh tempo Senin 23 Nov 08.05");
  EXPECT_EQ(Case().visits(1).explanation(),
            "4 hari kerja: Senin 23 Nov tidak dihitung; 24, 25 Nov; Kamis 26 Nov libur (Uji); 27, "
            "30 Nov; jatuh tempo Senin 30 Nov 16.00");
}

TEST_F(TimingTest, AnExplanationNamesPausesAndCrossesTheNight) {
  KnowTheOffice();
  Set("23T15:57:30");
  Read("x", "{}", {Mark(2, Kind::kStarted), Mark(4, Kind::kStarted)});
  Set("23T15:59:00");
  Read("x", "{}", {Mark(2, Kind::kPaused), Mark(4, Kind::kPaused)});
  Set("24T17:00:00");
  Read("x", "{}", {Mark(2, Kind::kResumed), Mark(4, Kind::kResumed)});
  EXPECT_EQ(Case().visits(0).explanation(),
            "10 menit kerja: Senin 23 Nov 15.57.30–15.59 (1 menit 30 detik), Rabu 25 Nov "
            "07.30–07.38.30 (8 menit 30 detik); jatuh tempo Rabu 25 Nov 07.38.30");
  EXPECT_EQ(Case().visits(1).explanation(),
            "4 hari kerja: Senin 23 Nov tidak dihitung; Selasa 24 Nov dijeda; 25, 26, 27, 30 Nov; "
            "jatuh tempo Senin 30 Nov 16.00");
}

TEST_F(TimingTest, AForeignSourceMayNotMarkAStepOfAnother) {
  KnowTheOffice();
  ReadOf("case-1", {Mark(1, Kind::kStarted)});
  journal::Event event;
  event.id = ids_.Next();
  event.position = {"/tepat/uji/perizinan", "i", 1};
  event.recorded = clock_.Now();
  event.fact = {"x", "case-1", clock_.Now(), {}, 0, {Mark(1, Kind::kCompleted)}};
  const auto read = [&] {
    return node_->writer().Execute(
        [&](journal::Transaction& t) { return ApplyForeignMarks(assessor_, t, event); });
  };
  EXPECT_EQ(read().error().slug, "timing.step_of_another");
  event.fact.marks = {Mark(9, Kind::kStarted)};
  EXPECT_TRUE(read());
  event.fact.marks = {Mark(9, Kind::kCompleted)};
  event.position.sequence = 2;
  EXPECT_TRUE(read());
}

TEST_F(TimingTest, AMarkWithoutACaseIsRefused) {
  journal::Event event;
  event.fact = {"x", "", clock_.Now(), {}, 0, {Mark(1, Kind::kStarted)}};
  const Status refused = node_->writer().Execute(
      [&](journal::Transaction& t) { return ApplyMarks(assessor_, t, event); });
  EXPECT_EQ(refused.error().slug, "timing.mark_without_case");
}

}  // namespace
}  // namespace tepat::timing
