// SPDX-License-Identifier: Apache-2.0
// What the pages of units and checkers are filled with. Figures are computed by hand.
#include "services/data-collection/collection_fixture.h"

namespace tepat::data_collection {
namespace {

class QueriesTest : public DataCollectionTest {
 protected:
  template <class Response, class Request, class Read>
  std::string SlugOf(const std::string& person, Request request, Read read) {
    const auto answer = Ask<Response>(person, request, read);
    return answer ? "ok" : answer.error().slug;
  }
  std::string SheetSlug(const std::string& person, const std::string& unit) {
    v1::GetUnitSheetRequest request;
    request.set_unit(unit);
    return SlugOf<v1::GetUnitSheetResponse>(person, request, ReadUnitSheet);
  }
  v1::GetCompletenessResponse Completeness(const std::string& person) {
    return *Ask<v1::GetCompletenessResponse>(person, v1::GetCompletenessRequest(),
                                             ReadCompleteness);
  }
  // A case of a period whose data are verified, with those minutes of `lama_layanan`.
  void VerifyPeriod(const std::string& case_id, const std::string& period,
                    const std::string& minutes) {
    case_id_ = case_id;
    ASSERT_EQ(Open({kLurah}, period), "ok");
    ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
    ASSERT_EQ(Send(kLurah, kLurah, 1, With(kLurah, "lama_layanan", {minutes}), "Uji coba"), "ok")
        << refused_.details["findings"];
    ASSERT_EQ(Close(kKasubbag, 1, "Uji coba"), "ok");
    ASSERT_EQ(Verify("sekretaris", 2, "", "Uji coba"), "ok");
  }
};

TEST_F(QueriesTest, AnEmptySheetSaysWhatIsAskedAndWhatLacks) {
  ASSERT_EQ(Open(), "ok");
  const auto sheet = Sheet(kLurah, kLurah);
  EXPECT_EQ(sheet.period(), "2026-TW3");
  EXPECT_EQ(sheet.plan_year(), 2026);
  EXPECT_EQ(sheet.plan_version(), 1);
  ASSERT_EQ(sheet.rows_size(), 7);
  EXPECT_EQ(sheet.rows(0).indicator().id(), "layanan_tepat_waktu") << "in the plan's order";
  EXPECT_EQ(sheet.cells_asked(), 15);
  EXPECT_EQ(sheet.cells_filled(), 0);
  EXPECT_EQ(sheet.findings_size(), 21);
  EXPECT_FALSE(sheet.has_sending());
  const auto row = RowOf(sheet, "lama_layanan");
  EXPECT_EQ(row.target(), "15");
  EXPECT_FALSE(row.has_value());
  EXPECT_EQ(row.period().state(), "kosong");
  EXPECT_EQ(row.indicator().unit_of_measure(), "menit");
}

TEST_F(QueriesTest, ASheetShowsFiguresAsTheReportWill) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  ASSERT_EQ(Send(kLurah, kLurah, 1, With(kLurah, "swadaya", {"15", "5.5", "2"})), "ok");
  const auto sheet = Sheet(kLurah, kLurah);
  const auto row = RowOf(sheet, "swadaya");
  EXPECT_EQ(row.period().value(), "22.5");
  EXPECT_EQ(row.period().raw(), "112.50");  // 22.5 / 20
  // No data in the first two quarters: the year to date is the third against its target.
  EXPECT_EQ(row.year().raw(), "112.50");
  EXPECT_EQ(row.year().gaps_size(), 2);
  EXPECT_EQ(sheet.cells_filled(), 15);
  EXPECT_EQ(sheet.findings_size(), 0);
  EXPECT_EQ(sheet.sending().version(), 1);
  EXPECT_EQ(sheet.part().state(), v1::UNIT_STATE_SUBMITTED);
}

TEST_F(QueriesTest, AnOfficerOfAUnitSeesHisOwnAlone) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(SheetSlug(kKasi, kLurah), "identity.not_allowed");
  EXPECT_EQ(SheetSlug(kKasi, kKasi), "ok");
  EXPECT_EQ(SheetSlug(kKasubbag, kLurah), "ok");
  EXPECT_EQ(SheetSlug("sekretaris", kLurah), "ok");
  EXPECT_EQ(SheetSlug("staf_penerima_surat", kLurah), "identity.not_allowed");
  EXPECT_EQ(SheetSlug("sekretaris", "antah"), "data_collection.unknown_unit");
  const v1::GetCheckSheetRequest check;
  EXPECT_EQ(SlugOf<v1::GetCheckSheetResponse>(kKasi, check, ReadCheckSheet),
            "identity.not_allowed");
  EXPECT_EQ(SlugOf<v1::GetCheckSheetResponse>(kKasubbag, check, ReadCheckSheet), "ok");
  ASSERT_EQ(Completeness(kKasi).units_size(), 1);
  EXPECT_EQ(Completeness(kKasi).units(0).unit(), kKasi);
  EXPECT_EQ(Completeness("sekretaris").units_size(), 2);
  case_id_ = "018bcfe5-6800-7abc-8def-ffffffffffff";
  EXPECT_EQ(SheetSlug(kLurah, kLurah), "data_collection.unknown_case");
}

TEST_F(QueriesTest, CompletenessNamesWhatLacksToTheLastCell) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  const auto answer = Completeness("sekretaris");
  EXPECT_EQ(answer.plan_version(), 1);
  const auto& sent = answer.units(0);
  EXPECT_EQ(sent.unit(), kLurah) << "in the order of the list of tasks";
  EXPECT_EQ(sent.findings_size(), 0);
  EXPECT_EQ(sent.cells_filled(), 15);
  EXPECT_EQ(sent.evidence_asked(), 6);
  EXPECT_EQ(sent.evidence_filled(), 6);
  const auto& open = answer.units(1);
  EXPECT_EQ(open.unit(), kKasi);
  EXPECT_EQ(open.findings(0).kind(), v1::FINDING_KIND_NOT_SENT);
  EXPECT_EQ(open.findings(1).kind(), v1::FINDING_KIND_NO_VALUE);
  EXPECT_EQ(open.findings(1).component(), "desa_baik");
  // 2 + 2 + 3 numbers, and one proof of each of its three indicators.
  EXPECT_EQ(open.findings_size(), 1 + 7 + 3);
  ASSERT_EQ(Waive(kKasubbag, kKasi, 1), "ok");
  EXPECT_EQ(Completeness("sekretaris").units(1).findings_size(), 0);
}

TEST_F(QueriesTest, EarlierPeriodsStandBesideTheValueAndJudgeIt) {
  VerifyPeriod("018bcfe5-6800-7abc-8def-000000000001", "2026-TW1", "12");
  VerifyPeriod("018bcfe5-6800-7abc-8def-000000000002", "2026-TW2", "14");
  case_id_ = kCase;
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  // m = 13: 6.5 is the farthest that is usual.
  EXPECT_EQ(Send(kLurah, kLurah, 1, With(kLurah, "lama_layanan", {"6.4"})),
            "data_collection.incomplete");
  EXPECT_EQ(refused_.details.at("findings"), "NO_CAUSE_OF_OUTLIER lurah_jogotrunan lama_layanan  ");
  ASSERT_EQ(Send(kLurah, kLurah, 1, With(kLurah, "lama_layanan", {"6.5"})), "ok");
  const auto row = RowOf(Sheet(kLurah, kLurah), "lama_layanan");
  ASSERT_EQ(row.earlier_size(), 2);
  EXPECT_EQ(row.earlier(0).period(), "2026-TW1");
  EXPECT_EQ(row.earlier(0).value(), "12");
  EXPECT_EQ(row.earlier(0).target(), "15");
  EXPECT_FALSE(row.outlier());
  // The mean of 12, 14 and 6.5 is 10.8333…, the target's 15; lower is better: 138.46 %.
  EXPECT_EQ(row.year().value(), "10.8");
  EXPECT_EQ(row.year().raw(), "138.46");
  EXPECT_EQ(row.year().gaps_size(), 0);
}

TEST_F(QueriesTest, TheNewestVerifiedCaseOfAPeriodCounts) {
  VerifyPeriod("018bcfe5-6800-7abc-8def-000000000001", "2026-TW2", "12");
  VerifyPeriod("018bcfe5-6800-7abc-8def-000000000002", "2026-TW2", "10");
  case_id_ = kCase;
  ASSERT_EQ(Open({kLurah}), "ok");
  const auto row = RowOf(Sheet(kLurah, kLurah), "lama_layanan");
  ASSERT_EQ(row.earlier_size(), 1);
  EXPECT_EQ(row.earlier(0).value(), "10");
}

TEST_F(QueriesTest, TheCheckSheetIsUnitsByIndicators) {
  CloseWithData();
  ASSERT_EQ(Comment("sekretaris", kLurah, "lama_layanan", "Benar?"), "ok");
  const auto sheet = Checks();
  EXPECT_EQ(sheet.state(), v1::COLLECTION_STATE_CHECKING);
  EXPECT_EQ(sheet.revision(), 2);
  ASSERT_EQ(sheet.units_size(), 2);
  EXPECT_EQ(sheet.units(0).part().unit(), kLurah);
  EXPECT_EQ(sheet.units(0).cells_size(), 7);
  EXPECT_EQ(sheet.units(0).cells(1).indicator(), "lama_layanan");
  EXPECT_EQ(sheet.units(0).cells(1).period().raw(), "107.14");  // 15 / 14
  EXPECT_EQ(sheet.units(0).cells(1).comments(), 1);
  EXPECT_EQ(sheet.units(1).cells_size(), 3);
  // Both share `gangguan_trantibum`: 1 + 1 events against 6, (12 − 2) / 6.
  ASSERT_EQ(sheet.indicators_size(), 9);
  for (const v1::CheckedIndicator& one : sheet.indicators()) {
    if (one.id() != "gangguan_trantibum") continue;
    EXPECT_EQ(one.office().value(), "2");
    EXPECT_EQ(one.office().raw(), "166.67");
    EXPECT_EQ(one.office().capped(), "120.00");
    EXPECT_EQ(one.units_without_data_size(), 6);
  }
}

TEST_F(QueriesTest, AReturnedCellIsMarkedForTheChecker) {
  CloseWithData();
  ASSERT_EQ(Return("sekretaris", kLurah, 2, {{"lama_layanan", ""}}), "ok");
  EXPECT_TRUE(Checks().units(0).cells(1).returned());
  EXPECT_FALSE(Checks().units(0).cells(0).returned());
  ASSERT_EQ(Send(kLurah, kLurah, 3, With(kLurah, "lama_layanan", {"12"})), "ok");
  EXPECT_FALSE(Checks().units(0).cells(1).returned());
  EXPECT_TRUE(Checks().units(0).cells(1).changed());
}

TEST_F(QueriesTest, APreviewJudgesAndStoresNothing) {
  ASSERT_EQ(Open(), "ok");
  v1::PreviewUnitDataRequest request;
  request.set_unit(kLurah);
  *request.add_values() = ValueOf("lama_layanan", {"16"});
  const auto preview = *Ask<v1::PreviewUnitDataResponse>(kLurah, request, Preview);
  EXPECT_EQ(preview.rows_size(), 7);
  EXPECT_EQ(preview.cells_filled(), 1);
  EXPECT_EQ(preview.cells_asked(), 15);
  bool missed = false;
  for (const v1::Finding& one : preview.findings()) {
    missed |= one.kind() == v1::FINDING_KIND_NO_CAUSE_OF_MISS;
  }
  EXPECT_TRUE(missed);
  EXPECT_FALSE(Sheet(kLurah, kLurah).has_sending());
  EXPECT_EQ(SlugOf<v1::PreviewUnitDataResponse>("sekretaris", request, Preview),
            "identity.not_allowed");
  ForgetPlans();
  case_id_ = kLaterCase;
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(SlugOf<v1::PreviewUnitDataResponse>(kLurah, request, Preview),
            "data_collection.no_plan");
}

TEST_F(QueriesTest, ACollectionShowsValuesToWhoMaySeeThem) {
  CloseWithData();
  const auto seen = [&](const std::string& person) {
    identity::Claims caller;
    caller.person_id = person;
    return *bench_.node().pool().Read<v1::GetCollectionResponse>([&](sql::Database& db) {
      return ReadCollection(Asking{db, caller, bench_.clock().Now()}, kCase);
    });
  };
  EXPECT_EQ(seen("camat").values_size(), 2);
  ASSERT_EQ(seen(kLurah).values_size(), 1);
  EXPECT_EQ(seen(kLurah).values(0).unit(), kLurah);
  EXPECT_EQ(seen(kLurah).plan_version(), 1);
  EXPECT_EQ(seen(kLurah).plan_year(), 2026);
}

TEST_F(QueriesTest, AReportOfTheWholeYearIsHeldToTheTargetOfTheYear) {
  ASSERT_EQ(Open({kKasubbag}, "2026"), "ok");
  const auto row = RowOf(Sheet(kKasubbag, kKasubbag), "dokumen_kinerja");
  EXPECT_EQ(row.target(), "12");
}

}  // namespace
}  // namespace tepat::data_collection
