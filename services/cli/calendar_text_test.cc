// SPDX-License-Identifier: Apache-2.0
#include "services/cli/calendar_text.h"

#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

worktime::CalendarFile SmallCalendar() {
  Mistakes mistakes("kalender");
  const auto file = worktime::ParseCalendarFile(
      R"({"id": "lumajang", "time_zone": "Asia/Jakarta", "complete_from": "2026-01-01",
          "complete_until": "2026-12-31",
          "weekly": {"mon": [["07:30", "12:00"], ["13:00", "16:00"]], "fri": [["07:30", "11:00"]]},
          "holidays": [{"date": "2026-08-17", "kind": "national", "name": "Proklamasi"}],
          "date_overrides": [{"date": "2026-12-24", "hours": [], "kind": "half_day"},
                             {"date": "2026-02-20", "hours": [["08:00", "24:00"]],
                              "kind": "ramadan"}]})",
      mistakes);
  for (const Mistake& mistake : mistakes.list()) ADD_FAILURE() << mistake.ToString();
  return file.value_or(worktime::CalendarFile{});
}

TEST(CalendarText, ShowsHorizonWeekAndSpecialDays) {
  const std::string text = CalendarText(SmallCalendar());
  EXPECT_EQ(text.rfind("Kalender lumajang (Asia/Jakarta), lengkap ", 0), 0U) << text;
  for (const char* part :
       {"Senin   07:30-12:00 13:00-16:00\n", "Selasa  libur\n", "Jumat   07:30-11:00\n",
        "national      Proklamasi\n", "ramadan       08:00-24:00\n", "half_day      libur\n"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << '\n' << text;
  }
  EXPECT_LT(text.find("Senin"), text.find("Minggu"));
}

TEST(CalendarChangeText, ShowsDatesVisitsAndHowMany) {
  const auto zone = *worktime::Zone::Find("Asia/Jakarta");
  timing::v1::PreviewCalendarResponse told;
  told.set_calendar_id("lumajang");
  told.set_version(4);
  EXPECT_EQ(
      CalendarChangeText(told, zone)
          .rfind("Kalender lumajang menjadi versi 4. Tanggal yang berubah: tidak ada\n0 langkah",
                 0),
      0U);
  told.add_changed_dates("2026-11-24");
  told.add_changed_dates("2026-11-25");
  told.set_open_visits(1);
  told.set_verdicts(1);
  auto* moved = told.add_changes();
  moved->set_case_id("berkas-1");
  moved->set_step(4);
  moved->set_visit(1);
  moved->set_open(true);
  journal::FillTime(*ParseInstant("2026-11-27T09:00:00Z"), moved->mutable_due_before());
  journal::FillTime(*ParseInstant("2026-11-30T09:00:00Z"), moved->mutable_due_after());
  moved->set_state_before(timing::v1::VISIT_STATE_RUNNING);
  moved->set_state_after(timing::v1::VISIT_STATE_RUNNING);
  *told.add_changes() = *moved;
  told.mutable_changes(1)->set_open(false);
  told.mutable_changes(1)->set_state_after(timing::v1::VISIT_STATE_LATE);
  EXPECT_EQ(
      CalendarChangeText(told, zone),
      "Kalender lumajang menjadi versi 4. Tanggal yang berubah: 2026-11-24 2026-11-25\n"
      "berkas-1 4.1 berjalan: jatuh tempo 2026-11-27T16:00 menjadi 2026-11-30T16:00; berjalan\n"
      "berkas-1 4.1 selesai: jatuh tempo 2026-11-27T16:00 menjadi 2026-11-30T16:00; berjalan "
      "menjadi terlambat selesai\n"
      "1 langkah berjalan bergeser, 0 langkah selesai akan tercatat lain di samping penilaiannya, "
      "1 "
      "berubah keadaan. Belum ada yang diubah.\n");
}

}  // namespace
}  // namespace tepat::cli
