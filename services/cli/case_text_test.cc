// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

google::protobuf::Timestamp TimeAt(const char* text) {
  google::protobuf::Timestamp time;
  journal::FillTime(*ParseInstant(text), &time);
  return time;
}

worktime::Zone Jakarta() { return *worktime::Zone::Find("Asia/Jakarta"); }

timing::v1::Visit OpenVisit() {
  timing::v1::Visit visit;
  visit.set_case_id("berkas-1");
  visit.set_step(4);
  visit.set_visit(2);
  visit.set_state(timing::v1::VISIT_STATE_RUNNING);
  *visit.mutable_start_time() = TimeAt("2026-11-23T01:00:00Z");
  visit.mutable_used()->set_seconds(5400);
  visit.mutable_allowed()->set_seconds(27'000);
  visit.set_calendar_id("lumajang");
  visit.set_calendar_version(3);
  return visit;
}

TEST(VisitLine, StandsUnderItsHeading) {
  timing::v1::Visit visit = OpenVisit();
  *visit.mutable_due_time() = TimeAt("2026-11-24T09:00:00Z");
  const std::string line = VisitLine(visit, Jakarta());
  EXPECT_EQ(
      line,
      " 4.2  berjalan               2026-11-23T08:00:00 -                     1:30:00/7:30:00 "
      "  2026-11-24T16:00:00");
  EXPECT_EQ(VisitHeading().find("keadaan"), line.find("berjalan") + 2)
      << "the heading's word for a step is longer than its column";
  EXPECT_NE(VisitHeading().find("jatuh tempo"), std::string::npos);
}

TEST(VisitLine, ADashStandsForWhatIsNotYetKnown) {
  timing::v1::Visit visit = OpenVisit();
  EXPECT_EQ(VisitLine(visit, Jakarta()).back(), ' ') << "the due column is padded";
  *visit.mutable_stop_time() = TimeAt("2026-11-23T03:00:00Z");
  EXPECT_NE(VisitLine(visit, Jakarta()).find("2026-11-23T10:00:00"), std::string::npos);
}

TEST(ExplanationText, NamesTheCalendarAndWhatBearsOnTheVerdict) {
  timing::v1::Visit visit = OpenVisit();
  EXPECT_EQ(ExplanationText(visit),
            "4.2 berjalan · kalender lumajang versi 3\n    belum dapat dinilai\n");
  visit.set_explanation("dua hari kerja");
  visit.set_late(true);
  visit.set_provisional(true);
  visit.set_corrected(true);
  visit.set_restated(true);
  visit.set_declared(true);
  visit.set_clock_suspect(true);
  visit.add_pauses()->set_reason("Listrik padam");
  visit.mutable_known_now()->set_calendar_version(4);
  visit.mutable_known_now()->set_state(timing::v1::VISIT_STATE_CANCELLED);
  EXPECT_EQ(ExplanationText(visit),
            "4.2 berjalan · kalender lumajang versi 3 · terlambat · sementara · dikoreksi · "
            "ditetapkan ulang · dicatat kemudian · jam pencatat meragukan · jeda: Listrik padam · "
            "menurut kalender versi 4: dibatalkan\n    dua hari kerja\n");
}

TEST(ExplanationJson, HoldsWhatAProgramNeeds) {
  EXPECT_EQ(WriteJson(ExplanationJson(OpenVisit())),
            R"({"step":4,"visit":2,"explanation":"","calendar":"lumajang","calendar_version":3})");
}

TEST(ExplanationText, ListsTheUnitsWithTheirOwnDates) {
  timing::v1::Visit visit = OpenVisit();
  auto* part = visit.add_parts();
  part->set_unit("kasi_trantib");
  part->set_n(2);
  part->set_state(timing::v1::VISIT_STATE_LATE);
  part->set_due_date("2026-11-25");
  part->set_late(true);
  const std::string text = ExplanationText(visit);
  EXPECT_NE(text.find("\n    kasi_trantib (2): "), std::string::npos) << text;
  EXPECT_NE(text.find(" · batas 2026-11-25 · terlambat\n"), std::string::npos) << text;
  const std::string json = WriteJson(ExplanationJson(visit));
  EXPECT_NE(json.find(R"("parts":[{"unit":"kasi_trantib","n":2,"state":"VISIT_STATE_LATE")"),
            std::string::npos)
      << json;
}

TEST(PlanText, SaysWhatIsLeftOrWhatToShorten) {
  timing::v1::PlanCaseResponse plan;
  auto* step = plan.add_steps();
  step->set_step(5);
  *step->mutable_start_time() = TimeAt("2026-11-23T01:00:00Z");
  *step->mutable_due_time() = TimeAt("2026-11-23T02:00:00Z");
  plan.set_fits(true);
  plan.set_margin_days(2);
  plan.mutable_margin()->set_seconds(54'000);
  EXPECT_EQ(PlanText(plan, Jakarta()),
            "langkah 5: 2026-11-23T08:00:00 sampai 2026-11-23T09:00:00\n"
            "Cukup, tersisa 2 hari kerja (15:00:00 jam kerja).\n");
  plan.clear_steps();
  plan.set_fits(false);
  auto* shorter = plan.add_compressions();
  shorter->set_step(4);
  shorter->set_days(5);
  shorter->set_days_needed(3);
  EXPECT_EQ(PlanText(plan, Jakarta()),
            "Tidak cukup, kurang 2 hari kerja (15:00:00 jam kerja).\n"
            "Usul: langkah 4 dari 5 menjadi 3 hari kerja.\n");
}

TEST(ForecastText, SaysWhenHistoryIsTooShort) {
  timing::v1::ForecastCaseResponse told;
  EXPECT_EQ(ForecastText(told, Jakarta()), "Tidak ada langkah yang berjalan.\n");
  told.set_history_min(5);
  told.add_steps()->set_step(4);
  auto* known = told.add_steps();
  known->set_step(5);
  known->set_sample(12);
  known->set_breach_probability(0.256);
  *known->mutable_expected_time() = TimeAt("2026-11-23T02:00:00Z");
  EXPECT_EQ(ForecastText(told, Jakarta()),
            "langkah 4: belum cukup riwayat (kurang dari 5 kali)\n"
            "langkah 5: kemungkinan terlambat 26 %, perkiraan selesai 2026-11-23T09:00:00 (dari 12 "
            "kali)\n");
}

TEST(UnconfirmedLine, NamesCasePeriodAndTime) {
  submission::v1::UnconfirmedSubmission sent;
  sent.set_case_id("berkas-1");
  sent.set_period("2026-TW3");
  *sent.mutable_sent_time() = TimeAt("2026-11-23T02:00:00Z");
  EXPECT_EQ(UnconfirmedLine(sent, Jakarta()),
            "berkas-1 · periode 2026-TW3 · dikirim 2026-11-23T09:00:00");
}

journal::v1::StuckFact Stuck(journal::v1::StuckReason reason) {
  journal::v1::StuckFact fact;
  fact.set_reason(reason);
  fact.set_counterpart("/tepat/lumajang/disposition");
  fact.set_case_id("berkas-1");
  fact.set_sequence(7);
  fact.set_slug("disposition.no_step");
  fact.set_message("no step 4");
  return fact;
}

TEST(StuckLine, SaysWhoRefusedWhat) {
  EXPECT_EQ(StuckLine("correspondence", Stuck(journal::v1::STUCK_REASON_REFUSED)),
            "berkas-1 · correspondence ditolak oleh · disposition nomor 7 · disposition.no_step: "
            "no step 4");
  EXPECT_EQ(TextIn(StuckJson("timing", Stuck(journal::v1::STUCK_REASON_LOST)), "reason"), "lost");
}

TEST(StuckLine, AReasonOfANewerServiceEndsNothing) {
  const auto fact = Stuck(static_cast<journal::v1::StuckReason>(42));
  EXPECT_NE(StuckLine("timing", fact).find("tersangkut pada"), std::string::npos);
  EXPECT_EQ(TextIn(StuckJson("timing", fact), "reason"), "other");
  const auto negative = Stuck(static_cast<journal::v1::StuckReason>(-3));
  EXPECT_EQ(TextIn(StuckJson("timing", negative), "reason"), "other");
}

}  // namespace
}  // namespace tepat::cli
