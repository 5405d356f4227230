// SPDX-License-Identifier: Apache-2.0
// Values that are declared without a case: who may, of what, and what comes of it.
#include "services/data-collection/history.h"

#include "services/data-collection/collection_fixture.h"
#include "services/data-collection/workbook_source.h"

namespace tepat::data_collection {
namespace {

constexpr const char* kPeriod = "2026-TW2";

class HistoryTest : public DataCollectionTest {
 protected:
  // Declares as that person; gives `ok` or the slug of the refusal.
  std::string Declare(const std::string& person, const std::string& unit, int version,
                      const std::vector<v1::IndicatorValue>& values,
                      const std::string& period = kPeriod,
                      const std::string& source = "LKjIP triwulan II, halaman 12") {
    v1::DeclareValuesRequest request;
    request.set_request_id(bench_.NewId());
    request.set_period(period);
    request.set_unit(unit);
    request.set_expected_version(version);
    request.set_source(source);
    for (const v1::IndicatorValue& value : values) *request.add_values() = value;
    identity::Claims caller;
    caller.person_id = person;
    const auto declared =
        simulation::ExecuteCommand<v1::DeclareValuesRequest, v1::DeclareValuesResponse>(
            bench_.node().writer(), "DeclareValues", caller, request,
            [this](journal::Transaction& t, const identity::Claims& who,
                   const v1::DeclareValuesRequest& wanted) {
              return DeclareValues(context_, t, who, wanted);
            });
    if (declared) declared_ = *declared;
    refused_ = declared ? Error{} : declared.error();
    return declared ? "ok" : declared.error().slug;
  }
  static v1::IndicatorValue Plain(const std::string& id, const std::vector<std::string>& numbers) {
    v1::IndicatorValue value = ValueOf(id, numbers);
    value.clear_evidence();
    return value;
  }
  std::string DeclareMinutes(const std::string& minutes, const std::string& period = kPeriod) {
    return Declare(kKasubbag, kLurah, 0, {Plain("lama_layanan", {minutes})}, period);
  }

  v1::ListPeriodsResponse Periods(const std::string& person = kKasubbag) {
    identity::Claims caller;
    caller.person_id = person;
    const auto today = context_.zone.DateOf(bench_.clock().Now());
    return *bench_.node().pool().Read<v1::ListPeriodsResponse>([&](sql::Database& db) {
      const Asking asking{db, caller, bench_.clock().Now()};
      return ReadPeriods({asking, today});
    });
  }
  v1::UnitStanding Standing(const std::string& period, const std::string& unit) {
    const auto told = Periods();
    for (const auto& one : told.periods()) {
      if (one.period() != period) continue;
      for (const auto& standing : one.units()) {
        if (standing.unit() == unit) return standing;
      }
    }
    ADD_FAILURE() << period << " has no " << unit;
    return {};
  }
  book::Source SourceOf(const std::string& person) {
    identity::Claims caller;
    caller.person_id = person;
    return WorkbookSource(bench_.node(), context_)(caller);
  }
  void Verified() {
    CloseWithData();
    ASSERT_EQ(Verify("sekretaris", 2), "ok");
  }

  v1::DeclareValuesResponse declared_;
};

TEST_F(HistoryTest, AreDeclaredByTheKasubbagAloneAndCountedByReadingThemAgain) {
  const auto values =
      std::vector{Plain("lama_layanan", {"14"}), Plain("layanan_tepat_waktu", {"96", "100"})};
  EXPECT_EQ(Declare(kLurah, kLurah, 0, values), "identity.not_allowed");
  EXPECT_EQ(Declare("camat", kLurah, 0, values), "identity.not_allowed");
  ASSERT_EQ(Declare(kKasubbag, kLurah, 0, values), "ok");
  EXPECT_EQ(declared_.version(), 1);
  EXPECT_EQ(declared_.cells_stored(), 3);
  EXPECT_EQ(declared_.cells_asked(), 15);
}

TEST_F(HistoryTest, TheFactIsOfNoCaseAndTellsNoWord) {
  auto value = Plain("lama_layanan", {"16"});
  value.set_cause("Listrik padam seminggu");
  ASSERT_EQ(Declare(kKasubbag, kLurah, 0, {value}), "ok");
  const auto fact = bench_.LastFact().fact;
  EXPECT_EQ(fact.name, "values-declared");
  EXPECT_EQ(fact.case_id, "");
  EXPECT_EQ(fact.actor->position, kKasubbag);
  v1::ValuesDeclared told;
  ASSERT_TRUE(journal::ParsePayload(fact.payload, &told));
  EXPECT_EQ(told.period(), kPeriod);
  EXPECT_EQ(told.version(), 1);
  EXPECT_EQ(told.plan_year(), 2026);
  EXPECT_EQ(told.values(0).components(0).value(), "16");
  for (const char* word : {"Listrik", "LKjIP"}) {
    EXPECT_EQ(fact.payload.find(word), std::string::npos) << word;
  }
}

TEST_F(HistoryTest, EachDeclarationIsAVersionAndWhoHasNotSeenTheNewestIsTold) {
  ASSERT_EQ(DeclareMinutes("14"), "ok");
  EXPECT_EQ(DeclareMinutes("13"), "data_collection.moved_on");
  EXPECT_EQ(refused_.details.at("changed_by"), kKasubbag);
  ASSERT_EQ(Declare(kKasubbag, kLurah, 1, {Plain("lama_layanan", {"13"})}), "ok");
  EXPECT_EQ(declared_.version(), 2);
  const auto first = *bench_.node().pool().Read<std::vector<performance::ReportedValue>>(
      [](sql::Database& db) { return ValuesOf(db, kPeriod, kLurah, 1); });
  EXPECT_EQ(first.at(0).numbers.at(0).value, "14") << "the first one stays";
}

TEST_F(HistoryTest, WhatIsWrongIsRefusedAndWhatLacksMayLack) {
  EXPECT_EQ(Declare(kKasubbag, kLurah, 0, {Plain("partisipasi_musrenbang", {"101", "100"})}),
            "data_collection.refused_values");
  EXPECT_EQ(refused_.details.at("findings"),
            "ABOVE_BOUNDS lurah_jogotrunan partisipasi_musrenbang  ");
  EXPECT_EQ(Declare(kKasubbag, kLurah, 0, {Plain("desa_tata_kelola", {"1", "2"})}),
            "data_collection.refused_values")
      << "an id that the plan does not ask of the unit";
  EXPECT_EQ(DeclareMinutes("empat belas"), "data_collection.refused_values");
  EXPECT_EQ(DeclareMinutes("14", "2026-TW4"), "data_collection.invalid_request") << "not over";
  EXPECT_EQ(Declare(kKasubbag, "lurah_antah", 0, {Plain("lama_layanan", {"14"})}),
            "data_collection.unknown_unit");
  EXPECT_EQ(Declare(kKasubbag, kLurah, 0, {Plain("lama_layanan", {"14"})}, kPeriod, "?"),
            "data_collection.invalid_request");
  EXPECT_TRUE(bench_.Facts().empty());
  EXPECT_EQ(DeclareMinutes("90"), "ok") << "a target that was missed is history";
}

TEST_F(HistoryTest, APeriodWhoseCaseRunsIsItsCases) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(DeclareMinutes("14", "2026-TW3"), "data_collection.period_running");
  EXPECT_EQ(refused_.details.at("case_id"), kCase);
  ASSERT_EQ(End(), "ok");
  EXPECT_EQ(DeclareMinutes("14", "2026-TW3"), "ok");
}

TEST_F(HistoryTest, NothingTakesThePlaceOfWhatACaseVerified) {
  Verified();
  EXPECT_EQ(DeclareMinutes("14", "2026-TW3"), "data_collection.already_verified");
  EXPECT_EQ(refused_.details.at("unit"), kLurah);
  EXPECT_EQ(refused_.details.at("case_id"), kCase);
  EXPECT_EQ(Declare(kKasubbag, "lurah_kepuharjo", 0, {Plain("lama_layanan", {"14"})}, "2026-TW3"),
            "ok")
      << "a unit that the case did not ask";
  EXPECT_EQ(Standing("2026-TW3", kLurah).standing(), v1::STANDING_VERIFIED);
  EXPECT_EQ(Standing("2026-TW3", kLurah).case_id(), kCase);
}

TEST_F(HistoryTest, WhatACaseVerifiesLaterCountsBeforeWhatWasDeclared) {
  ASSERT_EQ(DeclareMinutes("10", "2026-TW3"), "ok");
  Verified();
  const auto series =
      *bench_.node().pool().Read<std::map<std::string, performance::Series>>([](sql::Database& db) {
        return SeriesOf(db, kLurah, {2026, 4});
      });
  ASSERT_EQ(series.at("lama_layanan").size(), 1U);
  EXPECT_EQ(series.at("lama_layanan")[0].value.numbers.at(0).value, "14");
  EXPECT_FALSE(series.at("lama_layanan")[0].declared);
}

TEST_F(HistoryTest, VerifiedAndDeclaredPeriodsAreOneSeries) {
  ASSERT_EQ(DeclareMinutes("12", "2025-TW4"), "ok");
  ASSERT_EQ(DeclareMinutes("13", "2026-TW1"), "ok");
  ASSERT_EQ(DeclareMinutes("16", "2026-TW2"), "ok");
  ASSERT_EQ(Open({kLurah}), "ok");
  const auto row = RowOf(Sheet(kLurah, kLurah), "lama_layanan");
  ASSERT_EQ(row.earlier_size(), 3);
  EXPECT_EQ(row.earlier(0).period(), "2025-TW4");
  EXPECT_EQ(row.earlier(0).target(), "") << "2025 had no plan, and 2026 has other targets";
  EXPECT_EQ(row.earlier(2).value(), "16");
  EXPECT_EQ(row.earlier(2).target(), "15");
  EXPECT_TRUE(row.earlier(2).declared());
  EXPECT_EQ(std::vector<int>(row.year().gaps().begin(), row.year().gaps().end()),
            std::vector<int>({3}))
      << "the year to date begins with what was declared";
}

TEST_F(HistoryTest, AYearWithoutAPlanIsDeclaredByTheIdsOfTheNextOne) {
  ASSERT_EQ(DeclareMinutes("14", "2024-TW1"), "ok");
  v1::ValuesDeclared told;
  ASSERT_TRUE(journal::ParsePayload(bench_.LastFact().fact.payload, &told));
  EXPECT_EQ(told.plan_year(), 2026);
  ForgetPlans();
  EXPECT_EQ(DeclareMinutes("14", "2024-TW2"), "data_collection.no_plan");
}

TEST_F(HistoryTest, TheListTellsTheLastTwelveQuartersWithEachUnit) {
  ASSERT_EQ(DeclareMinutes("14"), "ok");
  ASSERT_EQ(Open(), "ok");
  const auto periods = Periods();
  ASSERT_EQ(periods.periods_size(), 12);
  EXPECT_EQ(periods.periods(0).period(), "2026-TW3");
  EXPECT_EQ(periods.periods(0).running_case_id(), kCase);
  EXPECT_EQ(periods.periods(0).units_size(), 12) << "all units of the plan";
  EXPECT_EQ(periods.periods(11).period(), "2023-TW4");
  EXPECT_EQ(periods.periods(11).plan_year(), 2026);
  const auto standing = Standing(kPeriod, kLurah);
  EXPECT_EQ(standing.standing(), v1::STANDING_DECLARED);
  EXPECT_EQ(standing.cells_filled(), 1);
  EXPECT_EQ(standing.cells_asked(), 15);
  EXPECT_EQ(standing.source(), "LKjIP triwulan II, halaman 12");
  EXPECT_EQ(standing.sending().person_id(), kKasubbag);
  EXPECT_EQ(Standing(kPeriod, kKasi).standing(), v1::STANDING_NONE);
  const auto own = Periods(kLurah);
  ASSERT_EQ(own.periods(1).units_size(), 1);
  EXPECT_EQ(own.periods(1).units(0).unit(), kLurah) << "an officer of a unit sees his own";
}

TEST_F(HistoryTest, AFileOfAllUnitsComesBackAsItWentOut) {
  ASSERT_EQ(DeclareMinutes("14"), "ok");
  v1::GetTemplateRequest wanted;
  wanted.set_case_id(kPeriod);
  wanted.set_format(v1::WORKBOOK_FORMAT_MACHINE_CSV);
  wanted.set_filled(true);
  const auto file = book::MakeTemplate(wanted, SourceOf(kKasubbag));
  ASSERT_TRUE(file) << file.error().slug;
  v1::WorkbookHead head;
  head.set_case_id(kPeriod);
  const auto preview = book::PreviewFile(head, *file, SourceOf(kKasubbag));
  ASSERT_TRUE(preview) << preview.error().slug;
  EXPECT_EQ(preview->summary.counts().wrong(), 0);
  EXPECT_EQ(preview->units.size(), 12U);
  for (const v1::PreviewedUnit& unit : preview->units) {
    EXPECT_EQ(unit.sendable(), unit.unit() == kLurah) << unit.unit();
    EXPECT_FALSE(unit.incomplete()) << "what lacks may lack";
    if (unit.unit() != kLurah) continue;
    EXPECT_EQ(unit.revision(), 1);
    EXPECT_EQ(unit.values(0).components(0).value(), "14");
  }
  EXPECT_EQ(book::MakeTemplate(wanted, SourceOf(kLurah)).error().slug, "identity.not_allowed");
}

TEST_F(HistoryTest, AUnitThatACaseVerifiedIsNamedInThePreview) {
  Verified();
  v1::PreviewUnitDataRequest request;
  request.set_case_id("2026-TW3");
  request.set_unit(kLurah);
  *request.add_values() = Plain("lama_layanan", {"14"});
  const auto judged = SourceOf(kKasubbag).judge(request);
  ASSERT_TRUE(judged);
  ASSERT_EQ(judged->findings_size(), 1);
  EXPECT_EQ(judged->findings(0).kind(), v1::FINDING_KIND_VERIFIED);
  const auto units = *SourceOf(kKasubbag).units("2026-TW3");
  EXPECT_EQ(std::count(units.begin(), units.end(), kLurah), 0) << "no template offers it";
}

}  // namespace
}  // namespace tepat::data_collection
