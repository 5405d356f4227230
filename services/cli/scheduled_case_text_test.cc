// SPDX-License-Identifier: Apache-2.0
#include "services/cli/scheduled_case_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

namespace wire = correspondence::v1;
using testing::HasSubstr;
using testing::Not;

wire::OpenScheduledCaseResponse Opened() {
  wire::OpenScheduledCaseResponse opened;
  opened.set_case_id("berkas-7");
  opened.set_sop_id("uji");
  opened.set_sop_version(2);
  opened.set_plan_year(2026);
  opened.set_plan_version(3);
  return opened;
}

wire::OpenScheduledCaseRequest Wanted() {
  wire::OpenScheduledCaseRequest request;
  request.set_period("2026-TW3");
  return request;
}

timing::v1::GetCaseResponse OneVisit() {
  timing::v1::GetCaseResponse visits;
  timing::v1::Visit* visit = visits.add_visits();
  visit->set_step(3);
  visit->set_visit(1);
  visit->set_state(timing::v1::VISIT_STATE_RUNNING);
  journal::FillTime(*ParseInstant("2026-11-23T01:00:00Z"), visit->mutable_start_time());
  journal::FillTime(*ParseInstant("2026-11-23T01:15:00Z"), visit->mutable_due_time());
  return visits;
}

worktime::Zone Jakarta() { return *worktime::Zone::Find("Asia/Jakarta"); }

TEST(PeriodAsKept, TakesAQuarterInEitherSpellingAndLeavesTheRest) {
  EXPECT_EQ(PeriodAsKept("2026-Q3"), "2026-TW3");
  EXPECT_EQ(PeriodAsKept("2026-q1"), "2026-TW1");
  for (const char* other : {"2026-TW3", "2026", "", "2026-X3", "Q3", "2026-Q33"}) {
    EXPECT_EQ(PeriodAsKept(other), other);
  }
}

TEST(OpenedText, SaysWhatTheCaseIsBoundToAndWhenItIsDue) {
  const std::string text = OpenedText(Wanted(), Opened(), OneVisit(), Jakarta());
  EXPECT_THAT(text, HasSubstr("Berkas berkas-7 dibuka untuk periode 2026-TW3.\nSOP uji versi 2.\n"
                              "Rencana 2026 versi 3, bila masih berlaku"));
  EXPECT_THAT(text, HasSubstr(" 3.1  berjalan"));
  EXPECT_THAT(text, HasSubstr("2026-11-23T08:15:00"));
  EXPECT_THAT(text, Not(HasSubstr("Menggantikan")));
}

TEST(OpenedText, SaysWhatIsNotThereYet) {
  wire::OpenScheduledCaseResponse opened = Opened();
  opened.set_plan_version(0);
  wire::OpenScheduledCaseRequest request = Wanted();
  request.set_supersedes_case_id("berkas-1");
  const std::string text = OpenedText(request, opened, {}, Jakarta());
  EXPECT_THAT(text, HasSubstr("Rencana 2026 belum berlaku"));
  EXPECT_THAT(text, HasSubstr("Menggantikan berkas berkas-1.\n"));
  EXPECT_THAT(text, HasSubstr("belum dihitung; lihat tepat case show berkas-7"));
}

TEST(OpenedJson, IsTheAnswerWithTheVisits) {
  const auto told = *ReadJson(OpenedJson(Opened(), OneVisit()));
  EXPECT_EQ(told["caseId"], "berkas-7");
  EXPECT_EQ(told["planVersion"], 3);
  EXPECT_EQ(told["visits"][0]["step"], 3);
  EXPECT_TRUE((*ReadJson(OpenedJson(Opened(), {})))["visits"].empty());
}

TEST(AttachedText, SaysWhatTheFileWasFoundToBe) {
  wire::AttachScanResponse attached;
  attached.set_size(12);
  attached.set_media_type("application/pdf");
  attached.set_sha256("ab");
  EXPECT_EQ(AttachedText("dokumen_pendukung", attached),
            "Lampiran tersimpan: dokumen pendukung, 12 bita, application/pdf.\nsha256 ab\n");
}

TEST(ShownCaseText, HasALineForEverythingThatIsKnown) {
  wire::GetCaseResponse kept;
  kept.set_period("2026-TW3");
  kept.set_on_schedule(true);
  kept.set_has_letter(true);
  kept.set_agenda_number(4);
  kept.set_agenda_year(2026);
  kept.add_supersedes_case_ids("berkas-1");
  kept.set_superseded_by("berkas-9");
  wire::CaseFile* file = kept.add_files();
  file->set_kind("surat_edaran");
  file->set_sha256("ab");
  data_collection::v1::GetCollectionResponse collection;
  collection.set_plan_year(2026);
  collection.set_plan_version(2);
  EXPECT_EQ(ShownCaseText({&kept, &collection}),
            "Periode 2026-TW3, dibuka tanpa surat edaran, agenda 4/2026.\n"
            "Rencana 2026 versi 2.\n"
            "Menggantikan berkas berkas-1.\n"
            "Digantikan oleh berkas berkas-9.\n"
            "Lampiran: surat edaran · sha256 ab\n");
  EXPECT_EQ(ShownCaseText({}), "") << "a case of another source";
}

TEST(ShownCaseJson, KeepsTheVisitsAndAddsWhatIsKnown) {
  wire::GetCaseResponse kept;
  kept.set_period("2026-TW3");
  data_collection::v1::GetCollectionResponse collection;
  collection.set_plan_version(2);
  const auto told = *ReadJson(ShownCaseJson(OneVisit(), {&kept, &collection}));
  EXPECT_EQ(told["visits"].size(), 1U);
  EXPECT_EQ(told["case"]["period"], "2026-TW3");
  EXPECT_EQ(told["plan"]["version"], 2);
  EXPECT_FALSE(ReadJson(ShownCaseJson(OneVisit(), {}))->contains("case"));
}

}  // namespace
}  // namespace tepat::cli
