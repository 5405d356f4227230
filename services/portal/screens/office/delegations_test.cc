// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/delegations.h"

#include "services/portal/screens/office/status.h"
#include "services/portal/service_fixture.h"
#include "tepat/journal/v1/maintenance.pb.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::portal {
namespace {

class OfficePagesTest : public ServiceFixture {
 protected:
  void Delegate() {
    office::v1::DelegationGranted granted;
    granted.set_delegation_id("d1");
    granted.set_position("camat");
    granted.set_person_id("sekretaris");
    granted.set_kind(office::v1::DELEGATION_KIND_PLH);
    granted.set_decree_number("800/1");
    journal::FillTime(clock_.Now(), granted.mutable_start_time());
    journal::FillTime(clock_.Now() + std::chrono::hours(48), granted.mutable_end_time());
    ASSERT_TRUE(ApplyOffice("delegation-granted", journal::PayloadOf(granted)));
  }
};

TEST_F(OfficePagesTest, TheCamatAloneAppoints) {
  EXPECT_THAT(See(DelegationsPage, "camat"), HasSubstr("Tunjuk pelaksana"));
  const std::string staff = See(DelegationsPage, "staf");
  EXPECT_THAT(staff, HasSubstr("Camat menunjuk dan mengakhiri."));
  EXPECT_THAT(staff, HasSubstr("Belum ada pelaksana yang ditunjuk."));
}

TEST_F(OfficePagesTest, ADelegationIsShownWithItsDecreeUntilItIsOver) {
  Delegate();
  EXPECT_THAT(See(DelegationsPage, "camat"), HasSubstr("Plh. Camat"));
  EXPECT_THAT(See(DelegationsPage, "camat"), HasSubstr("surat 800/1"));
  EXPECT_THAT(See(DelegationsPage, "camat"), HasSubstr("Akhiri sekarang"));
  clock_.Advance(std::chrono::hours(49));
  const std::string later = See(DelegationsPage, "camat");
  EXPECT_THAT(later, HasSubstr("berakhir"));
  EXPECT_THAT(later, Not(HasSubstr("Akhiri sekarang")));
}

TEST_F(OfficePagesTest, WhoeverActsForAnotherIsCalledSo) {
  Delegate();
  EXPECT_EQ(ActorName(As("staf"), "sekretaris", "camat", "d1"), "Plh. Camat");
  EXPECT_EQ(ActorName(As("staf"), "camat", "camat", ""), "Camat");
}

TEST_F(OfficePagesTest, AppointingSendsWhatTheFormSays) {
  Answer("GrantDelegation", office::v1::GrantDelegationResponse());
  Type("position", "camat");
  Type("person", "sekretaris");
  Type("kind", "2");
  Type("decree_number", "800/2");
  Type("start_time", "2026-11-23T08:00");
  Type("end_time", "2026-11-25T16:30");
  EXPECT_EQ(GrantDelegation(As("camat")).status, 303);
  const auto asked = Asked<office::v1::GrantDelegationRequest>("GrantDelegation");
  EXPECT_EQ(asked.kind(), office::v1::DELEGATION_KIND_PLT);
  EXPECT_EQ(asked.decree_number(), "800/2");
  EXPECT_EQ(journal::TimeOf(asked.start_time()), clock_.Now());
}

TEST_F(OfficePagesTest, ATimeThatIsNoneIsSaidBesideItsField) {
  Type("start_time", "besok");
  Type("end_time", "2026-11-25T16:30");
  const Response page = GrantDelegation(As("camat"));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Mulai: bukan tanggal dan jam"));
}

TEST_F(OfficePagesTest, TheStatusNamesTheServicesThatDoNotAnswer) {
  Answer("GetCursors", timing::v1::GetCursorsResponse());
  const std::string seen = See(StatusPage, "camat");
  EXPECT_THAT(seen, HasSubstr("Pengukur waktu : tidak menjawab."));
  EXPECT_THAT(seen, HasSubstr("Pemberitahuan waktu : tepat pada waktunya."));
}

TEST_F(OfficePagesTest, TheStatusCountsWhatStandsStillAndWhatWaits) {
  journal::v1::GetProgressResponse progress;
  progress.mutable_head()->set_sequence(10);
  progress.set_parked(1);
  auto* courier = progress.add_couriers();
  courier->set_courier("bus");
  courier->set_sequence(8);
  courier->set_stuck(2);
  Answer("GetProgress", progress);
  const std::string seen = See(StatusPage, "camat");
  EXPECT_THAT(seen, HasSubstr("bekerja, tetapi 3 fakta tersangkut"));
  EXPECT_THAT(seen, HasSubstr("12 kejadian menunggu terbit")) << "two of each of six services";
}

TEST_F(OfficePagesTest, TheStatusExplainsACodeAndShowsItsCauseToTheAdministratorAlone) {
  portal_->failures.Keep(
      {"a1b2c3", clock_.Now(), "/berkas/k1", Error{Code::kConflict, "sql.full", "disk full"}});
  request_.query.Add("kode", "a1b2c3 sql.full");
  const std::string seen = See(StatusPage, "camat");
  EXPECT_THAT(seen, HasSubstr("Penyimpanan server penuh."));
  EXPECT_THAT(seen, Not(HasSubstr("disk full")));
  Context administrator = As("camat");
  administrator.viewer->administrator = true;
  EXPECT_THAT(Seen(StatusPage(administrator)), HasSubstr("sql.full disk full"));
}

}  // namespace
}  // namespace tepat::portal
