// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_files.h"

#include <filesystem>

#include "libs/documents/workbook/read_workbook.h"
#include "services/portal/screens/plan/plan_fixture.h"
#include "services/portal/screens/plan/plan_page.h"

namespace tepat::portal {
namespace {

class PlanFilesTest : public PlanScreens {
 protected:
  PlanFilesTest() {
    plan::v1::YearDocument* iku = documents_.add_documents();
    iku->set_kind("iku");
    iku->set_number("IKU/1");
    iku->set_place("Map <b>");
    plan::v1::YearFile* file = documents_.add_files();
    file->set_kind("iku");
    file->set_sha256(std::string(64, 'a'));
    file->set_size(2'000'000);
    file->set_media_type("application/pdf");
    Known(1);
  }
};

TEST_F(PlanFilesTest, DocumentsAndFilesStandOnThePlansPage) {
  const std::string seen = See(PlanPage, "lurah_jogoyudan", {"2026"});
  EXPECT_THAT(seen, HasSubstr("Perjanjian Kinerja 000.8.6.3/1/427.90/2026 Rencana ini"));
  EXPECT_THAT(seen, HasSubstr("Indikator Kinerja Utama (IKU) IKU/1 Map <b>"));
  EXPECT_THAT(seen, HasSubstr("PDF, 2 MB, dilampirkan"));
  EXPECT_THAT(Markup(PlanPage, "lurah_jogoyudan", {"2026"}),
              HasSubstr("/rencana/2026/lampiran/" + std::string(64, 'a')));
}

TEST_F(PlanFilesTest, WhoeverKeepsThemAddsDocumentsAndFiles) {
  EXPECT_THAT(See(PlanPage, "sekretaris", {"2026"}), HasSubstr("Lampirkan berkas"));
  Answer("RegisterYearDocument", plan::v1::RegisterYearDocumentResponse());
  Type("kind", "dpa");
  Type("number", "DPA/1");
  Type("place", "Map");
  EXPECT_EQ(RegisterPlanDocument(As("sekretaris", {"2026"})).status, 303);
  const auto asked = Asked<plan::v1::RegisterYearDocumentRequest>("RegisterYearDocument");
  EXPECT_EQ(asked.kind(), "dpa");
  EXPECT_EQ(asked.year(), 2026);
}

TEST_F(PlanFilesTest, ARefusedDocumentStaysInItsForm) {
  Refuse("RegisterYearDocument", {Code::kInvalid,
                                  "office.invalid_document",
                                  "x",
                                  {{"fields", "number: 1 to 150 characters"}}});
  Type("place", "Map Biru");
  const Response page = RegisterPlanDocument(As("sekretaris", {"2026"}));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Nomor: 1 sampai 150 huruf."));
  EXPECT_THAT(page.body, HasSubstr("Map Biru"));
}

TEST_F(PlanFilesTest, AFileMustBeChosen) {
  EXPECT_THAT(Seen(AttachYearFile(As("sekretaris", {"2026"}))),
              HasSubstr("Pilih berkas lebih dahulu."));
}

TEST_F(PlanFilesTest, AFileThatTheYearDoesNotHaveIsNotFound) {
  EXPECT_EQ(YearFile(As("staf", {"2026", std::string(64, 'b')})).status, 404);
}

TEST_F(PlanFilesTest, ThePlanIsTakenAwayAsItWasWritten) {
  const Response plan = DownloadPlan(As("staf", {"2026"}));
  EXPECT_EQ(plan.body, Shipped());
  EXPECT_THAT(HeaderOf(plan, "Content-Disposition"), HasSubstr("rencana-2026.textproto"));
}

TEST_F(PlanFilesTest, OrAsAWorkbookThatLeavesNothingBehind) {
  request_.query.Add("bentuk", "xlsx");
  const Response plan = DownloadPlan(As("staf", {"2026"}));
  const auto book =
      workbook::ReadWorkbook(std::as_bytes(std::span(plan.body.data(), plan.body.size())));
  ASSERT_TRUE(book) << book.error().message;
  EXPECT_EQ(book->sheets.front().name, "Perjanjian");
  EXPECT_THAT(HeaderOf(plan, "Content-Disposition"), HasSubstr("rencana-2026.xlsx"));
  for (const auto& entry : std::filesystem::directory_iterator(settings_.home + "/portal")) {
    EXPECT_NE(entry.path().extension(), ".xlsx") << entry.path();
  }
}

TEST_F(PlanFilesTest, AnUnknownPlanIsNotFound) {
  Refuse("GetPlan", {Code::kNotFound, "office.unknown_plan", "none"});
  EXPECT_EQ(DownloadPlan(As("staf", {"2026"})).status, 404);
}

}  // namespace
}  // namespace tepat::portal
