// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/calendar/calendar_page.h"

#include "services/portal/screens/calendar/calendar_change.h"
#include "services/portal/screens/calendar/calendar_view.h"
#include "services/portal/screens/calendar/deadlines.h"
#include "services/portal/service_fixture.h"
#include "tepat/office/v1/adoption.pb.h"
#include "tepat/timing/v1/calendar.pb.h"

namespace tepat::portal {
namespace {

class CalendarTest : public ServiceFixture {
 protected:
  // The form's days, as somebody would have them.
  void Propose(const std::string& from, const std::string& to, const std::string& kind,
               const std::string& hours = {}) {
    Type("from", from);
    Type("to", to);
    Type("kind", kind);
    Type("hours", hours);
    Type("name", "Libur contoh");
    Type("until", "2026-12-31");
  }
};

TEST_F(CalendarTest, ShowsTheDaysOfTheYearAndTheHoursOfTheWeek) {
  const std::string seen = See(CalendarPage, "staf");
  EXPECT_THAT(seen, HasSubstr("Hari khusus tahun 2026"));
  EXPECT_THAT(seen, HasSubstr("Kalender lumajang versi 1"));
  EXPECT_THAT(seen, HasSubstr("Libur nasional"));
  EXPECT_THAT(seen, HasSubstr("Sabtu libur"));
}

TEST_F(CalendarTest, OffersChangesToTheSekretarisAndTheCamatAlone) {
  EXPECT_THAT(See(CalendarPage, "sekretaris"), HasSubstr("Lihat akibatnya"));
  EXPECT_THAT(See(CalendarPage, "staf"), HasSubstr("Sekretaris atau Camat mengubah kalender."));
}

TEST_F(CalendarTest, KnowsNoOtherCalendar) {
  request_.query.Add("kalender", "bulan");
  const Response page = CalendarPage(As("camat"));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Kantor belum mempunyai kalender itu."));
}

TEST_F(CalendarTest, DoesNotDenyACalendarThatCannotBeReadNow) {
  const Context camat = As("camat");
  Lose("office_calendar");
  const Response page = CalendarPage(camat);
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(Seen(page), HasSubstr("Belum dapat dibuka"));
}

TEST_F(CalendarTest, AsksTimingWhatAChangeWouldDo) {
  timing::v1::PreviewCalendarResponse told;
  told.set_calendar_id("lumajang");
  told.set_version(2);
  told.set_open_visits(3);
  told.add_changed_dates("2026-11-25");
  Answer("PreviewCalendar", told);
  Propose("2026-11-25", "", "local");
  const std::string seen = See(PreviewCalendar, "camat");
  EXPECT_THAT(seen, HasSubstr("Belum ada yang diubah. Kalender lumajang akan menjadi versi 2"));
  EXPECT_THAT(seen, HasSubstr("Tanggal yang berubah: Rabu, 25 November 2026."));
  EXPECT_THAT(seen, HasSubstr("3 langkah berjalan bergeser"));
  EXPECT_THAT(Asked<timing::v1::PreviewCalendarRequest>("PreviewCalendar").file(),
              HasSubstr("Libur contoh"));
}

TEST_F(CalendarTest, AFileOfAnOlderProgramIsUnderstoodAndSaysSo) {
  Answer("PreviewCalendar", timing::v1::PreviewCalendarResponse());
  Type("until", "2026-12-31");
  request_.form.files.push_back({"libur.tsv", "2026-11-25\tlocal\tIsra Mi\x92raj\r\n"});
  EXPECT_THAT(See(PreviewCalendar, "camat"), HasSubstr("libur.tsv:1: "));
  EXPECT_THAT(Asked<timing::v1::PreviewCalendarRequest>("PreviewCalendar").file(),
              HasSubstr("Isra Mi’raj"));
}

TEST_F(CalendarTest, AFileThatIsNoTextIsRefusedWithItsLine) {
  Type("until", "2026-12-31");
  request_.form.files.push_back({"libur.ics", std::string("BEGIN:VCALENDAR\n\0", 17)});
  EXPECT_THAT(See(PreviewCalendar, "camat"), HasSubstr("libur.ics:2: "));
}

TEST_F(CalendarTest, RefusesASpanThatEndsBeforeItBeginsOrNeverEnds) {
  Propose("2026-11-25", "2026-11-24", "local");
  EXPECT_THAT(See(PreviewCalendar, "camat"), HasSubstr("Sampai dengan: paling lama 60 hari"));
}

TEST_F(CalendarTest, AsksForHoursWhereAKindHasThem) {
  Propose("2026-11-25", "", "half_day");
  EXPECT_THAT(See(PreviewCalendar, "camat"), HasSubstr("Jam kerja hari itu: wajib diisi."));
  EXPECT_TRUE(NeedsHours("ramadan"));
  EXPECT_FALSE(NeedsHours("national"));
}

TEST_F(CalendarTest, AFileInAnotherEncodingIsAMistakeAndNoEnd) {
  Type("until", "2026-12-31");
  request_.form.files.push_back({"libur.tsv", std::string("\xff\xfe"
                                                          "2\0"
                                                          "0\0",
                                                          6)});
  const Response page = PreviewCalendar(As("camat"));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Hari yang diisikan belum dapat dipakai."));
  EXPECT_THAT(Seen(page), HasSubstr("libur.tsv"));
}

TEST_F(CalendarTest, RefusesOthersThanTheSekretarisAndTheCamat) {
  Propose("2026-11-25", "", "local");
  const Response page = PreviewCalendar(As("staf"));
  EXPECT_EQ(page.status, 403);
  EXPECT_THAT(Seen(page), HasSubstr("Jabatan Anda tidak berwenang untuk ini."));
}

TEST_F(CalendarTest, AdoptsTheVersionThatWasLookedAt) {
  Answer("AdoptCalendar", office::v1::AdoptCalendarResponse());
  Propose("2026-11-25", "", "local");
  Type("version", "1");
  EXPECT_EQ(AdoptCalendar(As("camat")).status, 303);
  const auto asked = Asked<office::v1::AdoptCalendarRequest>("AdoptCalendar");
  EXPECT_EQ(asked.calendar_id(), "lumajang");
  EXPECT_EQ(asked.expected_version(), 1);
}

TEST_F(CalendarTest, CallsKindsOfDaysByTheirNames) {
  EXPECT_EQ(DayKindWord("cuti_bersama"), "Cuti bersama");
  EXPECT_EQ(DayKindWord("unheard_of"), "unheard_of");
}

TEST_F(CalendarTest, TheFeedOfDeadlinesNeedsAToken) { EXPECT_EQ(DeadlineFeed(As("")).status, 403); }

}  // namespace
}  // namespace tepat::portal
