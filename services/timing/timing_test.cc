// SPDX-License-Identifier: Apache-2.0
// Ingestion, announcements and queries on a real database.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "services/timing/queries.h"
#include "services/timing/reader.h"
#include "services/timing/rung_clock.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;

std::string ReadFile(const std::string& name) {
  std::ifstream file(std::string(TEPAT_SOURCE_DIR "/deploy/office/") + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

sop::v1::SopVersion OfficialSop() {
  Mistakes mistakes("sop");
  return *sop::ParseSopFile(ReadFile("sop/pengumpulan-data-kinerja.textproto"), mistakes);
}

std::string SopPayload(const sop::v1::SopVersion& version) {
  office::v1::SopAdopted sop;
  *sop.mutable_sop() = version;
  return journal::PayloadOf(sop);
}

std::string CalendarPayload(int version, const std::string& file, const char* id = "lumajang") {
  office::v1::CalendarAdopted calendar;
  calendar.set_calendar_id(id);
  calendar.set_version(version);
  calendar.set_file(file);
  calendar.set_is_default(std::string(id) == "lumajang");
  return journal::PayloadOf(calendar);
}

const std::string kLumajang = ReadFile("calendar-lumajang.json");

// Lumajang's calendar with one holiday more, or with one less.
std::string WithHoliday(const std::string& date) {
  std::string file = kLumajang;
  const std::string list = "\"holidays\": [";
  file.insert(file.find(list) + list.size(),
              "{\"date\": \"" + date + "\", \"kind\": \"cuti_bersama\", \"name\": \"Uji\"},");
  return file;
}

class TimingTest : public testing::Test {
 protected:
  TimingTest()
      : node_(*daemon::Node::Open({"uji", "timing", folder_.path(), false, Schema()}, world_)),
        rungs_(*node_, assessor_) {}

  void ReadOf(const std::string& case_id, const std::vector<sop::Mark>& marks) {
    Read("x", "{}", marks, case_id);
  }

  void Read(const std::string& name, const std::string& payload, std::vector<sop::Mark> marks = {},
            const std::string& case_id = "case") {
    journal::Event event;
    event.id = ids_.Next();
    event.position = {"/tepat/uji/correspondence", "i", ++sequence_};
    event.recorded = clock_.Now();
    event.fact = {name, marks.empty() ? "" : case_id, clock_.Now(), {}, 0, marks, payload};
    const Status read = node_->writer().Execute([&](journal::Transaction& t) {
      return marks.empty() ? ApplyOfficeFact(t, event) : ApplyMarks(assessor_, t, event);
    });
    ASSERT_TRUE(read) << read.error().message;
  }

  void KnowTheOffice() { Know(OfficialSop()); }

  void Know(const sop::v1::SopVersion& sop) {
    Read("sop-adopted", SopPayload(sop));
    Read("calendar-adopted", CalendarPayload(1, kLumajang));
    Fire();
  }

  void ReadCalendar(int version, const std::string& file, const char* id = "lumajang") {
    Read("calendar-adopted", CalendarPayload(version, file, id));
    Fire();
  }

  void Set(const std::string& at) { clock_.Set(*ParseInstant("2026-11-" + at + "+07:00")); }

  sop::Mark Mark(int step, Kind kind, int opens = 0, int visit = 1) const {
    sop::Mark mark{step, visit, kind, clock_.Now()};
    if (kind == Kind::kStarted) mark.sop_id = "pengumpulan-data-kinerja", mark.sop_version = 1;
    mark.opens = opens;
    return mark;
  }

  void Fire() {
    while (rungs_.Step()) {
    }
  }

  // Names of the facts that timing has published, in order.
  std::vector<std::string> Published() {
    std::vector<std::string> names;
    const auto page = *node_->journal().Read(1, journal::kPageRowsMax);
    for (const auto& row : page.rows) {
      names.push_back(journal::ParseEvent(row.body)->fact.name);
    }
    return names;
  }

  v1::GetCaseResponse Case() {
    v1::GetCaseRequest request;
    request.set_case_id("case");
    return *GetCase(*node_, assessor_, request, clock_.Now());
  }

  using Names = std::vector<std::string>;
  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};  // Monday, 08:00 in the office
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Config config_;
  Assessor assessor_{config_};
  std::unique_ptr<daemon::Node> node_;
  RungClock rungs_;
  std::int64_t sequence_ = 0;
};

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
                        {"/tepat/uji/" + source, MicrosOf(at)});
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
  EXPECT_FALSE(ReadCursors(*node_)->has_next_rung_time());
  Set("23T10:00:00");
  Fire();
  EXPECT_EQ(Published(), Names{});
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_PAUSED);
  Read("x", "{}", {Mark(1, Kind::kResumed)});
  Set("23T10:04:00.000001");
  Fire();
  EXPECT_EQ(Published().back(), "visit-breached");
}

TEST_F(TimingTest, ANewHolidayMovesOpenDeadlinesAndRescindsWhatWasToldTooSoon) {
  KnowTheOffice();
  Read("x", "{}", {Mark(4, Kind::kStarted)});  // four days: due on Friday
  Set("27T08:00:00");
  Fire();
  EXPECT_EQ(Published(), Names({"visit-warned"}));  // the day itself: the last of three
  ReadCalendar(2, WithHoliday("2026-11-27"));
  EXPECT_EQ(Published(), Names({"visit-warned", "warning-rescinded"}));
  EXPECT_EQ(journal::TimeOf(Case().visits(0).due_time()),
            *ParseInstant("2026-11-30T16:00:00+07:00"));
  EXPECT_EQ(Case().visits(0).calendar_version(), 2);
  Set("28T08:00:00");
  Fire();
  EXPECT_EQ(Published().size(), 2U);
  Set("30T07:30:00");
  Fire();
  EXPECT_EQ(Published().back(), "visit-warned");
}

TEST_F(TimingTest, AWorkingDayMoreBringsWhatIsNowOverAtOnce) {
  Set("27T08:00:00");
  Read("sop-adopted", SopPayload(OfficialSop()));
  ReadCalendar(1, WithHoliday("2026-11-30"));
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  Read("x", "{}", {Mark(4, Kind::kStarted)});  // due on 4 December
  clock_.Set(*ParseInstant("2026-12-04T10:00:00+07:00"));
  Fire();
  const auto before = Published();
  EXPECT_EQ(std::count(before.begin(), before.end(), "visit-breached"), 1);
  ReadCalendar(2, kLumajang);  // due on 3 December
  EXPECT_EQ(Published().back(), "visit-breached");
}

TEST_F(TimingTest, AClosedVisitKeepsWhatWasKnownAtItsStopBesideWhatIsKnownNow) {
  KnowTheOffice();
  Read("x", "{}", {Mark(4, Kind::kStarted)});
  Set("30T08:00:00");
  Read("x", "{}", {Mark(4, Kind::kCompleted)});
  Set("30T09:00:00");
  ASSERT_EQ(Case().visits(0).state(), v1::VISIT_STATE_LATE);
  const auto announced = Published().size();
  ReadCalendar(2, WithHoliday("2026-11-27"));
  const auto visit = Case().visits(0);
  EXPECT_EQ(visit.state(), v1::VISIT_STATE_LATE);
  EXPECT_EQ(visit.calendar_version(), 1);
  ASSERT_TRUE(visit.has_known_now());
  EXPECT_EQ(visit.known_now().state(), v1::VISIT_STATE_MET);
  EXPECT_EQ(visit.known_now().calendar_version(), 2);
  EXPECT_EQ(Published().size(), announced);
}

TEST_F(TimingTest, AUnitWithACalendarOfItsOwnIsTimedByIt) {
  KnowTheOffice();
  office::v1::DirectoryAdopted directory;
  directory.set_version(2);
  auto* unit = directory.add_units();
  unit->set_key("lurah_jogoyudan");
  unit->set_calendar_id("jogoyudan");
  Read("directory-adopted", journal::PayloadOf(directory));
  ReadCalendar(1, WithHoliday("2026-11-24"), "jogoyudan");
  sop::Mark own = Mark(4, Kind::kStarted);
  own.holders = {{"lurah_jogoyudan", "lurah_jogoyudan"}};
  sop::Mark office = Mark(5, Kind::kStarted);
  office.holders = {{"sekretaris", ""}};
  Read("x", "{}", {own, office});
  EXPECT_EQ(Case().visits(0).calendar_id(), "jogoyudan");
  EXPECT_EQ(journal::TimeOf(Case().visits(0).due_time()),
            *ParseInstant("2026-11-30T16:00:00+07:00"));
  EXPECT_EQ(Case().visits(1).calendar_id(), "lumajang");
  EXPECT_EQ(journal::TimeOf(Case().visits(1).due_time()),
            *ParseInstant("2026-11-27T16:30:00+07:00"));
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
