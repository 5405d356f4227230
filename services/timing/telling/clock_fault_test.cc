// SPDX-License-Identifier: Apache-2.0
// Wall clocks that lie: nothing early, nothing lost, and each announcement once. Acceptance (c).
#include <algorithm>

#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

class ClockFaults : public TimingTest {
 protected:
  ClockFaults() {
    KnowTheOffice();
    Read("x", "{}", {Mark(1, Kind::kStarted)});  // five minutes from 08:00
  }

  void At(const std::string& instant) {
    clock_.Set(*ParseInstant(instant));
    Fire();
  }

  v1::GetCursorsResponse Cursors() { return *ReadCursors(*node_, assessor_, clock_.Now()); }

  // Instants of the journal never go backwards.
  void ExpectOrder() {
    const auto page = *node_->journal().Read(1, journal::kPageRowsMax);
    Instant last;
    for (const auto& row : page.rows) {
      const Instant recorded = journal::ParseEvent(row.body)->recorded;
      EXPECT_GE(recorded, last);
      last = recorded;
    }
  }
};

TEST_F(ClockFaults, BackAnHour) {
  At("2026-11-23T08:02:30+07:00");
  EXPECT_EQ(Published(), Names({"visit-warned"}));
  At("2026-11-23T07:02:30+07:00");
  At("2026-11-23T08:02:30+07:00");
  EXPECT_EQ(Published(), Names({"visit-warned"})) << "once, ever";
  At("2026-11-23T08:05:00+07:00");
  const auto before = Published();
  EXPECT_EQ(std::count(before.begin(), before.end(), "visit-breached"), 0);
  At("2026-11-23T08:05:00.000001+07:00");
  EXPECT_EQ(Published().back(), "visit-breached");
  ExpectOrder();
}

TEST_F(ClockFaults, AnHourAhead) {
  At("2026-11-23T09:00:00+07:00");
  EXPECT_EQ(Published(), Names({"visit-breached"})) << "the wall says so";
  At("2026-11-23T08:01:00+07:00");
  // The owner stops it in time by the right clock: the verdict is right, whatever was told before.
  Read("x", "{}", {Mark(1, Kind::kCompleted)});
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_MET);
  EXPECT_EQ(Published().back(), "verdict-given");
  ExpectOrder();
}

TEST_F(ClockFaults, BackTo1970) {
  At("2026-11-23T08:02:30+07:00");
  At("1970-01-01T00:00:00Z");
  EXPECT_EQ(Published(), Names({"visit-warned"}));
  At("2026-11-23T08:05:00.000001+07:00");
  EXPECT_EQ(Published().back(), "visit-breached");
  ExpectOrder();
}

TEST_F(ClockFaults, TenYearsAheadIsNotBelieved) {
  At("2036-11-23T08:00:00+07:00");
  EXPECT_EQ(Published(), Names{});
  EXPECT_TRUE(Cursors().clock_held()) << "and said so";
  EXPECT_EQ(Cursors().overdue_visits(), 0) << "nothing is to be told by such a clock";
  At("2026-11-23T08:02:30+07:00");
  EXPECT_EQ(Published(), Names({"visit-warned"})) << "and goes on where it was";
  At("2026-11-23T08:05:00.000001+07:00");
  EXPECT_EQ(Published().back(), "visit-breached");
}

// What is recorded meanwhile keeps the journal there; nothing is told by it, and nothing spins.
TEST_F(ClockFaults, FactsReadTenYearsAheadTellNothing) {
  At("2036-11-23T08:00:00+07:00");
  ReadOf("other", {Mark(2, Kind::kStarted)});
  At("2026-11-23T08:10:00+07:00");
  EXPECT_EQ(Published(), Names{});
}

// A unit's calendar ends before the office's: its visits wait for the next one, and nothing spins.
TEST_F(ClockFaults, BeyondTheCalendarOfAUnit) {
  office::v1::DirectoryAdopted directory;
  auto* unit = directory.add_units();
  unit->set_key("lurah");
  unit->set_calendar_id("singkat");
  std::string short_one = kLumajang;
  short_one.replace(short_one.find("2027-12-31"), 10, "2026-12-31");
  for (auto at = short_one.find("\"date\": \"2027"); at != std::string::npos;
       at = short_one.find("\"date\": \"2027")) {
    const auto begin = short_one.rfind('{', at);
    auto end = short_one.find('}', at) + 1;
    if (short_one[end] == ',') ++end;
    short_one.erase(begin, end - begin);
  }
  while (short_one.find(",\n  \n") != std::string::npos) {
    short_one.erase(short_one.find(",\n  \n"), 4);
  }
  Read("directory-adopted", journal::PayloadOf(directory));
  ReadCalendar(1, short_one, "singkat");
  clock_.Set(*ParseInstant("2026-12-30T09:00:00+07:00"));
  sop::Mark started = Mark(1, Kind::kStarted);
  started.holders = {{"lurah", "lurah"}};
  ReadOf("short", {started});
  At("2027-01-04T09:00:00+07:00");
  const auto before = Published();
  EXPECT_EQ(std::count(before.begin(), before.end(), "visit-breached"), 1) << "the office's own";
}

TEST_F(ClockFaults, AsleepForAWeek) {
  clock_.Set(*ParseInstant("2026-11-30T08:00:00+07:00"));
  EXPECT_EQ(Cursors().overdue_visits(), 1) << "it is known that something was not told";
  Fire();
  EXPECT_EQ(Cursors().overdue_visits(), 0);
  EXPECT_EQ(Published(), Names({"visit-breached", "visit-escalated", "visit-escalated"}));
  Fire();
  EXPECT_EQ(Published().size(), 3U);
  // Each says what it is about, and when it was told.
  const auto row = node_->journal().Read(1, 1)->rows.at(0);
  const journal::Event event = *journal::ParseEvent(row.body);
  v1::VisitJudged told;
  ASSERT_TRUE(journal::ParsePayload(event.fact.payload, &told));
  EXPECT_EQ(journal::TimeOf(told.effective_time()),
            *ParseInstant("2026-11-23T08:05:00.000001+07:00"));
  EXPECT_EQ(event.fact.at, clock_.Now());
}

// A second smeared over a day: instants come a little late, none twice.
TEST_F(ClockFaults, ALeapSmear) {
  Instant wall = *ParseInstant("2026-11-23T08:00:00+07:00");
  for (int second = 0; second < 400; ++second) {
    wall += Micros(1'000'000 - 12);
    clock_.Set(wall);
    Fire();
  }
  const auto published = Published();
  EXPECT_EQ(std::count(published.begin(), published.end(), "visit-warned"), 3);
  EXPECT_EQ(std::count(published.begin(), published.end(), "visit-breached"), 1);
}

}  // namespace
}  // namespace tepat::timing
