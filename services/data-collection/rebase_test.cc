// SPDX-License-Identifier: Apache-2.0
// A plan that changes while its collection is open: the case stays with its version until the
// Kasubbag rebases it, who sees what comes of it first.
#include "services/data-collection/rebase.h"

#include <algorithm>

#include "services/data-collection/collection_fixture.h"
#include "services/data-collection/store/declarations.h"

namespace tepat::data_collection {
namespace {

class RebaseTest : public DataCollectionTest {
 protected:
  v1::PreviewCollectionRebaseResponse Preview(const std::string& person = kKasubbag) {
    const auto told = Ask<v1::PreviewCollectionRebaseResponse>(
        person, v1::PreviewCollectionRebaseRequest(), ReadRebase);
    EXPECT_TRUE(told) << (told ? "" : told.error().slug);
    return told.value_or(v1::PreviewCollectionRebaseResponse());
  }
  std::string Rebase(int revision, int version = 2, const std::string& person = kKasubbag) {
    v1::RebaseCollectionRequest request;
    request.set_case_id(case_id_);
    request.set_expected_revision(revision);
    request.set_plan_version(version);
    return bench_.Do<v1::RebaseCollectionResponse>(person, request, RebaseCollection);
  }
  v1::CollectionRebased Told() {
    v1::CollectionRebased told;
    EXPECT_EQ(bench_.LastFact().fact.name, "collection-rebased");
    EXPECT_TRUE(journal::ParsePayload(bench_.LastFact().fact.payload, &told));
    return told;
  }
  // The Lurahs' services are to take 13 minutes in the third quarter instead of 15.
  void AdoptFasterServices() {
    AdoptPlan(2, R"(quarters: ["15", "15", "15", "15"])", R"(quarters: ["15", "15", "13", "13"])");
  }
  // A unit is no longer asked how long its services take.
  void AdoptWithoutServicesOf(const std::string& unit) {
    plan::v1::Plan without = plan::Read(plan::ShippedPlan());
    const auto leave_out = [&](auto* units) {
      units->erase(std::remove(units->begin(), units->end(), unit), units->end());
    };
    for (plan::v1::Indicator& indicator : *without.mutable_indicators()) {
      if (indicator.id() != "lama_layanan") continue;
      leave_out(indicator.mutable_units());
      for (plan::v1::Target& targets : *indicator.mutable_targets()) {
        leave_out(targets.mutable_units());
      }
    }
    AdoptPlan(2, without);
  }
  std::map<std::string, performance::Series> SeriesBefore(const performance::Period& period) {
    return *bench_.node().pool().Read<std::map<std::string, performance::Series>>(
        [&](sql::Database& db) { return SeriesOf(db, kLurah, period); });
  }
  // An indicator of the Lurahs gives way to another.
  void AdoptAnotherIndicator() { AdoptPlan(2, R"(id: "lama_layanan")", R"(id: "lama_pelayanan")"); }
};

TEST_F(RebaseTest, ACaseStaysWithItsVersionUntilItIsRebased) {
  ASSERT_EQ(Open({kLurah}), "ok");
  AdoptFasterServices();
  EXPECT_EQ(RowOf(Sheet(kLurah, kLurah), "lama_layanan").target(), "15");
  ASSERT_EQ(Rebase(1), "ok");
  const auto sheet = Sheet(kLurah, kLurah);
  EXPECT_EQ(sheet.plan_version(), 2);
  EXPECT_EQ(RowOf(sheet, "lama_layanan").target(), "13");
  EXPECT_EQ(Told().version_before(), 1);
  EXPECT_EQ(Told().plan_version(), 2);
  EXPECT_EQ(Told().revision(), 2);
}

TEST_F(RebaseTest, ThePreviewShowsWhatComesOfItAndChangesNothing) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  EXPECT_FALSE(Preview().possible()) << "its version is the one in force";
  AdoptFasterServices();
  const std::size_t facts = bench_.Facts().size();
  const auto told = Preview();
  EXPECT_EQ(bench_.Facts().size(), facts);
  EXPECT_EQ(told.version_before(), 1);
  EXPECT_EQ(told.version_after(), 2);
  EXPECT_TRUE(told.possible());
  ASSERT_EQ(told.units_size(), 1) << "nothing changes for the other unit";
  const v1::RebasedUnit& unit = told.units(0);
  EXPECT_EQ(unit.unit(), kLurah);
  ASSERT_EQ(unit.indicators_size(), 1);
  EXPECT_EQ(unit.indicators(0).change(), v1::REBASE_CHANGE_CHANGES);
  EXPECT_EQ(unit.indicators(0).target_before(), "15");
  EXPECT_EQ(unit.indicators(0).target_after(), "13");
  EXPECT_FALSE(unit.indicators(0).rules_change());
  EXPECT_EQ(unit.cells_kept(), 15);
  EXPECT_EQ(unit.cells_orphaned(), 0);
  EXPECT_EQ(unit.lacking_before(), 0);
  EXPECT_EQ(unit.lacking_after(), 2) << "14 minutes miss the new target: cause and follow-up";
  EXPECT_TRUE(unit.asked_again());
}

TEST_F(RebaseTest, WhatNoLongerFitsIsOrphanedAndStaysInItsVersion) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  AdoptAnotherIndicator();
  const auto unit = Preview().units(0);
  ASSERT_EQ(unit.indicators_size(), 2);
  EXPECT_EQ(unit.indicators(0).change(), v1::REBASE_CHANGE_COMES);
  EXPECT_EQ(unit.indicators(0).indicator(), "lama_pelayanan");
  EXPECT_EQ(unit.indicators(1).change(), v1::REBASE_CHANGE_GOES);
  EXPECT_EQ(unit.indicators(1).cells_orphaned(), 1);
  EXPECT_EQ(unit.cells_kept(), 14);
  EXPECT_EQ(unit.cells_orphaned(), 1);
  ASSERT_EQ(Rebase(1), "ok");
  const auto sheet = Sheet(kLurah, kLurah);
  EXPECT_EQ(sheet.cells_filled(), 14) << "what fits stands";
  EXPECT_EQ(sheet.cells_asked(), 15);
  v1::GetValueVersionsRequest request;
  request.set_unit(kLurah);
  request.set_indicator("lama_layanan");
  const auto versions = *Ask<v1::GetValueVersionsResponse>(kLurah, request, ReadValueVersions);
  EXPECT_EQ(versions.versions(0).value().components(0).value(), "14") << "nothing is lost";
}

TEST_F(RebaseTest, AUnitWhoseDataLackSomethingNewIsAskedAgainAndSeesWhy) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  ASSERT_EQ(Submit(kKasi, kKasi, 1), "ok");
  AdoptAnotherIndicator();
  ASSERT_EQ(Rebase(1), "ok");
  EXPECT_EQ(bench_.LastMarks(),
            Names({"4.1 ACCEPTED", "4.1 STARTED lurah_jogotrunan/2 2026-11-26"}));
  ASSERT_EQ(Told().units_size(), 1);
  EXPECT_EQ(Told().units(0).state(), v1::UNIT_STATE_ASKED);
  EXPECT_EQ(At(kLurah).state, UnitState::kAsked);
  EXPECT_EQ(At(kLurah).asked_by_position, kKasubbag);
  EXPECT_EQ(At(kKasi).state, UnitState::kSubmitted) << "nothing changed for it";
  EXPECT_EQ(Sheet(kLurah, kLurah).rebased_from(), 1);
  EXPECT_EQ(Sheet(kLurah, kLurah).rebased().indicators_size(), 2);
  EXPECT_FALSE(Sheet(kKasi, kKasi).has_rebased());
  EXPECT_EQ(Close(kKasubbag, 2), "data_collection.units_missing");
  // Complete data of the former version are refused by name; those that fit are taken.
  EXPECT_EQ(Send(kLurah, kLurah, At(kLurah).revision.number, CompleteValues(kLurah)),
            "data_collection.refused_values");
  auto values = CompleteValues(kLurah);
  for (v1::IndicatorValue& value : values) {
    if (value.indicator() == "lama_layanan") value.set_indicator("lama_pelayanan");
  }
  bench_.clock().Advance(std::chrono::minutes(1));
  ASSERT_EQ(Send(kLurah, kLurah, At(kLurah).revision.number, values), "ok");
  EXPECT_FALSE(Sheet(kLurah, kLurah).has_rebased()) << "it has answered";
  EXPECT_EQ(Close(kKasubbag, 2), "ok");
}

TEST_F(RebaseTest, OnlyTheKasubbagRebasesAndOnlyToWhatHeHasSeen) {
  ASSERT_EQ(Open({kLurah}), "ok");
  EXPECT_EQ(Rebase(1), "data_collection.nothing_to_rebase");
  AdoptFasterServices();
  EXPECT_EQ(Rebase(1, 2, kLurah), "identity.not_allowed");
  EXPECT_EQ(Rebase(2), "data_collection.moved_on");
  EXPECT_EQ(Rebase(1, 1), "data_collection.plan_changed");
  EXPECT_EQ(bench_.Facts().back(), "collection-opened");
  v1::PreviewCollectionRebaseRequest request;
  EXPECT_EQ(Ask<v1::PreviewCollectionRebaseResponse>(kLurah, request, ReadRebase).error().slug,
            "identity.not_allowed");
}

TEST_F(RebaseTest, WhatWasVerifiedIsFrozen) {
  CloseWithData();
  AdoptFasterServices();
  EXPECT_EQ(Rebase(2), "data_collection.moved_on") << "units do not send while it is checked";
  EXPECT_FALSE(Preview().possible());
  ASSERT_EQ(Verify("sekretaris", 2), "ok");
  EXPECT_EQ(Rebase(3), "data_collection.moved_on");
  ASSERT_EQ(Reopen(kLurah), "ok");
  EXPECT_EQ(Rebase(4), "data_collection.frozen");
  EXPECT_FALSE(Preview().possible());
}

TEST_F(RebaseTest, WhatTheVerifyingPlanDoesNotAskIsNoValueOfThePeriod) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  AdoptWithoutServicesOf(kLurah);
  ASSERT_EQ(Rebase(1), "ok");
  ASSERT_EQ(At(kLurah).state, UnitState::kSubmitted) << "nothing lacks";
  ASSERT_EQ(Close(kKasubbag, 2), "ok");
  ASSERT_EQ(Verify("sekretaris", 3), "ok");
  const auto series = SeriesBefore({2026, 4});
  EXPECT_FALSE(series.contains("lama_layanan")) << "it was sent, and asked by no plan that counts";
  EXPECT_TRUE(series.contains("layanan_tepat_waktu"));
  const auto stood = *bench_.node().pool().Read<std::vector<Stood>>(
      [](sql::Database& db) { return StoodIn(db, "2026-TW3"); });
  ASSERT_EQ(stood.size(), 1U);
  EXPECT_EQ(stood[0].numbers, 14) << "of 15 that were sent";
  // A later plan asks for it again: what the period before had was not verified.
  AdoptPlan(3, plan::Read(plan::ShippedPlan()));
  case_id_ = "0192f0c4-7b1e-7abc-8def-0123456789ab";
  ASSERT_EQ(Open({kLurah}, "2026-TW4"), "ok");
  EXPECT_EQ(RowOf(Sheet(kLurah, kLurah), "lama_layanan").earlier_size(), 0);
}

TEST_F(RebaseTest, WhatIsVerifiedHasTheTargetsOfThePlanThatVerifiedIt) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  AdoptPlan(2, R"(quarters: ["15", "15", "15", "15"])", R"(quarters: ["15", "15", "16", "16"])");
  ASSERT_EQ(Rebase(1), "ok");
  ASSERT_EQ(Close(kKasubbag, 2), "ok");
  ASSERT_EQ(Verify("sekretaris", 3), "ok");
  EXPECT_EQ(SeriesBefore({2026, 4}).at("lama_layanan").at(0).target, "16");
}

}  // namespace
}  // namespace tepat::data_collection
