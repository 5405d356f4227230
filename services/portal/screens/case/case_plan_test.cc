// SPDX-License-Identifier: Apache-2.0
// A case whose plan was changed while units send.
#include "services/portal/screens/case/case_plan.h"

#include "services/portal/screens/case/case_page.h"
#include "services/portal/service_fixture.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/rebase.pb.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

class CasePlanTest : public ServiceFixture {
 protected:
  CasePlanTest() {
    Register("k1", "Pengumpulan data");
    told_.set_case_id("k1");
    told_.set_revision(3);
    told_.set_plan_year(2026);
    told_.set_version_before(1);
    told_.set_version_after(2);
    told_.set_possible(true);
    wire::RebasedUnit* unit = told_.add_units();
    unit->set_unit("lurah_jogotrunan");
    unit->set_state(wire::UNIT_STATE_SUBMITTED);
    unit->set_cells_kept(14);
    unit->set_cells_orphaned(1);
    unit->set_lacking_after(2);
    unit->set_asked_again(true);
    wire::RebasedIndicator* changes = unit->add_indicators();
    changes->set_name("Lama <layanan>");
    changes->set_change(wire::REBASE_CHANGE_CHANGES);
    changes->set_target_before("15");
    changes->set_target_after("13.5");
    wire::RebasedIndicator* goes = unit->add_indicators();
    goes->set_name("Swadaya");
    goes->set_change(wire::REBASE_CHANGE_GOES);
    goes->set_cells_orphaned(1);
  }
  // Its collection was opened by that version of the plan; the office has version 1.
  void Collect(int version) {
    wire::CollectionOpened opened;
    opened.set_plan_year(2026);
    opened.set_plan_version(version);
    opened.set_revision(1);
    auto* unit = opened.add_units();
    unit->set_unit("lurah_jogotrunan");
    unit->set_state(wire::UNIT_STATE_ASKED);
    ASSERT_TRUE(Apply("data-collection", "collection-opened", opened, "k1"));
  }
  void AdoptAgain() {
    ASSERT_TRUE(Write([](journal::Transaction& t) {
      return t.db().Run(
          "INSERT INTO office_plan(year, version, body) SELECT year, version + 1, body FROM "
          "office_plan ORDER BY version DESC LIMIT 1");
    }));
  }

  wire::PreviewCollectionRebaseResponse told_;
};

TEST_F(CasePlanTest, TheCaseSaysThatAnotherVersionIsInForce) {
  Collect(1);
  EXPECT_THAT(Seen(CasePage(As("kasubbag_keuangan", {"k1"}))), Not(HasSubstr("versi 2 berlaku")));
  AdoptAgain();
  const std::string page = Markup(CasePage, "kasubbag_keuangan", {"k1"});
  EXPECT_THAT(Seen(page), HasSubstr("Rencana 2026 versi 2 berlaku; berkas ini memakai versi 1."));
  EXPECT_THAT(page, HasSubstr("/berkas/k1/rencana"));
  EXPECT_THAT(Markup(CasePage, "lurah_kepuharjo", {"k1"}), Not(HasSubstr("/berkas/k1/rencana")));
}

TEST_F(CasePlanTest, ConsequencesAreShownUnitByUnit) {
  Answer("PreviewCollectionRebase", told_);
  const std::string seen = See(CasePlanPage, "kasubbag_keuangan", {"k1"});
  EXPECT_THAT(seen, HasSubstr("Lama <layanan>: target 15 menjadi 13,5"));
  EXPECT_THAT(seen, HasSubstr("Swadaya: tidak diminta lagi; 1 angka yang sudah dikirim tidak"));
  EXPECT_THAT(seen, HasSubstr("14 angka tetap, 1 tidak dihitung lagi; yang kurang 0 menjadi 2"));
  EXPECT_THAT(seen, HasSubstr("akan diminta mengirim lagi"));
  EXPECT_THAT(seen, HasSubstr("Pakai rencana versi 2"));
  EXPECT_THAT(See(CasePlanPage, "sekretaris", {"k1"}), Not(HasSubstr("Pakai rencana versi")));
}

TEST_F(CasePlanTest, WhatCannotBeRebasedHasNoForm) {
  told_.set_possible(false);
  Answer("PreviewCollectionRebase", told_);
  const std::string seen = See(CasePlanPage, "kasubbag_keuangan", {"k1"});
  EXPECT_THAT(seen, HasSubstr("sebelum datanya pernah diverifikasi"));
  EXPECT_THAT(seen, Not(HasSubstr("Pakai rencana versi")));
}

TEST_F(CasePlanTest, TheVersionThatWasSeenIsTheOneThatIsTaken) {
  Answer("RebaseCollection", wire::RebaseCollectionResponse());
  Type("revision", "3");
  Type("version", "2");
  EXPECT_EQ(RebaseCollection(As("kasubbag_keuangan", {"k1"})).status, 303);
  const auto asked = Asked<wire::RebaseCollectionRequest>("RebaseCollection");
  EXPECT_EQ(asked.expected_revision(), 3);
  EXPECT_EQ(asked.plan_version(), 2);
}

}  // namespace
}  // namespace tepat::portal
