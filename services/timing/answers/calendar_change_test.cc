// SPDX-License-Identifier: Apache-2.0
// Calendars as versions: what a new one changes, before and after it is adopted.
#include <algorithm>

#include "services/timing/answers/calendar_preview.h"
#include "services/timing/commands/restate_visit.h"
#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

class CalendarChange : public TimingTest {
 protected:
  Result<v1::PreviewCalendarResponse> PreviewOf(const std::string& file) {
    v1::PreviewCalendarRequest request;
    request.set_file(file);
    return PreviewCalendar(*node_, assessor_, request, clock_.Now());
  }

  std::string Restate(const std::string& person, int step, const std::string& reason = "SKB baru") {
    v1::RestateVisitRequest request;
    request.set_case_id("case");
    request.set_step(step);
    request.set_visit(1);
    request.set_reason(reason);
    identity::Claims caller;
    caller.person_id = person;
    const Status done = node_->writer().Execute([&](journal::Transaction& t) -> Status {
      TEPAT_TRY(
          t.db().Run("INSERT OR REPLACE INTO reader_cursor VALUES('/tepat/uji/office', 'i', 9, "
                     "?)",
                     t.now()));
      TEPAT_TRY(RestateVisit(assessor_, t, caller, request));
      return Ok();
    });
    return done ? "ok" : done.error().slug;
  }

  // A directory in which these people hold the positions of their names, and one unit keeps a
  // calendar of its own.
  void KnowPeople(const std::string& own_calendar = "") {
    office::v1::DirectoryAdopted directory;
    directory.set_version(2);
    auto* unit = directory.add_units();
    unit->set_key("lurah_jogoyudan");
    unit->set_calendar_id(own_calendar);
    for (const char* key : {"camat", "sekretaris"}) {
      directory.add_positions()->set_key(key);
      auto* holding = directory.add_holdings();
      holding->set_person_id(key);
      holding->set_position(key);
    }
    Read("directory-adopted", journal::PayloadOf(directory));
  }

  Instant Due(int visit = 0) { return journal::TimeOf(Case().visits(visit).due_time()); }
};

TEST_F(CalendarChange, ANewHolidayMovesOpenDeadlinesAndRescindsWhatWasToldTooSoon) {
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

TEST_F(CalendarChange, AWorkingDayMoreBringsWhatIsNowOverAtOnce) {
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

TEST_F(CalendarChange, AClosedVisitKeepsWhatWasKnownAtItsStopBesideWhatIsKnownNow) {
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

TEST_F(CalendarChange, AUnitWithACalendarOfItsOwnIsTimedByIt) {
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

TEST_F(CalendarChange, APreviewTellsWhatWouldChangeAndChangesNothing) {
  KnowTheOffice();
  Read("x", "{}", {Mark(4, Kind::kStarted)});
  Set("30T08:00:00");
  Read("x", "{}", {Mark(4, Kind::kCompleted, 5), Mark(5, Kind::kStarted)});
  const auto head = node_->writer().head().sequence;
  const auto told = PreviewOf(WithHoliday("2026-11-27"));
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(told->version(), 2);
  ASSERT_EQ(told->changed_dates_size(), 1);
  EXPECT_EQ(told->changed_dates(0), "2026-11-27");
  EXPECT_EQ(told->open_visits(), 0) << "step 5 began after the day";
  EXPECT_EQ(told->closed_visits(), 1);
  EXPECT_EQ(told->verdicts(), 1);
  EXPECT_EQ(told->changes(0).state_before(), v1::VISIT_STATE_LATE);
  EXPECT_EQ(told->changes(0).state_after(), v1::VISIT_STATE_MET);
  EXPECT_EQ(node_->writer().head().sequence, head);
  EXPECT_EQ(PreviewOf(WithHoliday("2026-12-01"))->open_visits(), 1);
  EXPECT_EQ(PreviewOf(kLumajang)->changed_dates_size(), 0);
  EXPECT_EQ(PreviewOf("{}").error().slug, "timing.invalid_calendar");
}

TEST_F(CalendarChange, OnlyTheCamatRestatesAndSaysWhy) {
  KnowTheOffice();
  KnowPeople();
  Read("x", "{}", {Mark(4, Kind::kStarted), Mark(5, Kind::kStarted)});
  Set("30T08:00:00");
  Read("x", "{}", {Mark(4, Kind::kCompleted)});
  EXPECT_EQ(Restate("camat", 4), "timing.nothing_to_restate");
  Set("30T09:00:00");
  ReadCalendar(2, WithHoliday("2026-11-27"));
  EXPECT_EQ(Restate("sekretaris", 4), "identity.not_allowed");
  EXPECT_EQ(Restate("camat", 4, "x"), "timing.invalid_request");
  EXPECT_EQ(Restate("camat", 5), "timing.visit_open");
  EXPECT_EQ(Restate("camat", 6), "timing.unknown_visit");
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_LATE);
  EXPECT_EQ(Restate("camat", 4), "ok");
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_MET);
  EXPECT_TRUE(Case().visits(0).restated());
  const auto published = Published();
  EXPECT_EQ(published[published.size() - 2], "visit-restated");
  EXPECT_EQ(published.back(), "verdict-corrected");
}

// Acceptance (d): on 7 August 2025 the 18th is declared joint leave, with 5,000 visits open; one
// unit stays open that day.
TEST_F(CalendarChange, TheEighteenthOfAugust2025) {
  const auto at = [](const char* text) { return *ParseInstant(std::string("2025-08-") + text); };
  std::string before = kLumajang;
  const auto day = before.find("{\"date\": \"2025-08-18\"");
  ASSERT_NE(day, std::string::npos);
  before.erase(day, before.find('\n', day) + 1 - day);
  clock_.Set(at("07T08:00:00+07:00"));
  Read("sop-adopted", SopPayload(OfficialSop()));
  ReadCalendar(1, before);
  ReadCalendar(1, before, "jogoyudan");
  KnowPeople("jogoyudan");
  journal::Event event;
  event.position = {"/tepat/uji/data-collection", "i", 0};
  event.recorded = clock_.Now();
  constexpr int kVisits = 5000;
  constexpr int kOfTheUnit = 100;
  ASSERT_TRUE(node_->writer().Execute([&](journal::Transaction& t) -> Status {
    for (int i = 0; i < kVisits; ++i) {
      sop::Mark started = Mark(6, Kind::kStarted);  // seven working days: due on the 18th
      if (i < kOfTheUnit) started.holders = {{"lurah_jogoyudan", "lurah_jogoyudan"}};
      event.id = "id-" + std::to_string(i);
      ++event.position.sequence;
      event.fact = {"x", "case-" + std::to_string(i), clock_.Now(), {}, 0, {started}};
      TEPAT_TRY(ApplyMarks(assessor_, t, event));
    }
    return Ok();
  }));
  clock_.Set(at("07T10:00:00+07:00"));
  const auto told = PreviewOf(kLumajang);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->open_visits(), kVisits - kOfTheUnit);
  EXPECT_EQ(told->changes_size(), kVisits - kOfTheUnit);
  EXPECT_EQ(told->changed_dates(0), "2025-08-18");
  for (const auto& change : told->changes()) {
    ASSERT_EQ(journal::TimeOf(change.due_before()), at("18T16:00:00+07:00"));
    ASSERT_EQ(journal::TimeOf(change.due_after()), at("19T16:00:00+07:00"));
  }
  ReadCalendar(2, kLumajang);
  const auto due = [&](int i) {
    v1::GetCaseRequest request;
    request.set_case_id("case-" + std::to_string(i));
    return journal::TimeOf(GetCase(*node_, assessor_, request, clock_.Now())->visits(0).due_time());
  };
  for (int i = 0; i < kVisits; i += 7) {
    ASSERT_EQ(due(i), at(i < kOfTheUnit ? "18T16:00:00+07:00" : "19T16:00:00+07:00")) << i;
  }
  clock_.Set(at("19T07:30:00.000001+07:00"));
  Fire();
  const auto published = Published();
  EXPECT_EQ(std::count(published.begin(), published.end(), "visit-breached"), kOfTheUnit);
  EXPECT_EQ(std::count(published.begin(), published.end(), "warning-rescinded"), 0);
}

}  // namespace
}  // namespace tepat::timing
