// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/unit_page.h"

#include "services/portal/service_fixture.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::portal {
namespace {

class UnitPageTest : public ServiceFixture {
 protected:
  UnitPageTest() {
    Register("k1", "Pengumpulan data");
    AskUnits("k1", {"lurah_jogotrunan", "kasi_pemerintahan"});
    data_collection::v1::GetCollectionResponse told;
    auto* values = told.add_values();
    values->set_unit("lurah_jogotrunan");
    auto* value = values->add_values();
    value->set_indicator("Penduduk terlayani");
    value->set_measure("orang");
    value->set_target("1234.5");
    value->set_actual("1300");
    Answer("GetCollection", told);
  }
  const std::vector<std::string> place_ = {"k1", "lurah_jogotrunan"};
};

TEST_F(UnitPageTest, ShowsWhatTheServiceHasAsIndonesiansWriteIt) {
  const std::string page = Markup(UnitPage, "lurah_jogotrunan", place_);
  EXPECT_THAT(page, HasSubstr("value=\"Penduduk terlayani\""));
  EXPECT_THAT(page, HasSubstr("value=\"1.234,5\""));
  EXPECT_THAT(Seen(page), HasSubstr("Kelurahan Jogotrunan belum mengirim · batas Rabu"));
}

TEST_F(UnitPageTest, IsUnknownOnlyWhenTheCaseHasNoSuchUnit) {
  const Response unknown = UnitPage(As("camat", {"k1", "kasi_ekbang"}));
  EXPECT_EQ(unknown.status, 404);
  EXPECT_THAT(Seen(unknown), HasSubstr("Unit tidak ditemukan"));
  const Context camat = As("camat", place_);
  Lose("unit_part");
  for (const auto page : {UnitPage, WaiveUnit}) {
    const Response unread = page(camat);
    EXPECT_EQ(unread.status, 503);
    EXPECT_THAT(Seen(unread), HasSubstr("Belum dapat dibuka"));
  }
}

TEST_F(UnitPageTest, SaysWhyTheServiceDoesNotTellTheValues) {
  Refuse("GetCollection", {Code::kDenied, "identity.not_allowed", "not for this person"});
  const Response denied = UnitPage(As("camat", place_));
  EXPECT_EQ(denied.status, 403);
  EXPECT_THAT(Seen(denied), HasSubstr("Jabatan Anda tidak berwenang"));
  Refuse("GetCollection", {Code::kUnavailable, "journal.frozen", "frozen"});
  EXPECT_EQ(UnitPage(As("camat", place_)).status, 503);
}

TEST_F(UnitPageTest, IsReadOnlyForOtherUnits) {
  const std::string own = Markup(UnitPage, "lurah_jogotrunan", place_);
  EXPECT_THAT(own, HasSubstr("Kirim data"));
  const std::string other = Markup(UnitPage, "kasi_pemerintahan", place_);
  EXPECT_THAT(other, Not(HasSubstr("Kirim data")));
  EXPECT_THAT(other, HasSubstr("readonly"));
}

TEST_F(UnitPageTest, MayBeWaivedByWhoeverClosesTheDraft) {
  EXPECT_THAT(See(UnitPage, "kasubbag_keuangan", place_), HasSubstr("Bebaskan unit ini"));
  EXPECT_THAT(See(UnitPage, "lurah_jogotrunan", place_), Not(HasSubstr("Bebaskan unit")));
}

TEST_F(UnitPageTest, SendsRowsThatHaveAnIndicatorWithNumbersAsTheContractHasThem) {
  Answer("SubmitUnitData", data_collection::v1::SubmitUnitDataResponse());
  Type("revision", "4");
  Type("indicator-0", "Penduduk terlayani");
  Type("target-0", "1.234,5");
  Type("actual-0", "85 %");
  Type("lower-0", "1");
  Type("indicator-1", "");
  Type("target-1", "7");
  EXPECT_EQ(SendUnitData(As("lurah_jogotrunan", place_)).status, 303);
  const auto asked = Asked<data_collection::v1::SubmitUnitDataRequest>("SubmitUnitData");
  EXPECT_EQ(asked.unit(), "lurah_jogotrunan");
  EXPECT_EQ(asked.expected_revision(), 4);
  ASSERT_EQ(asked.values_size(), 1);
  EXPECT_EQ(asked.values(0).target(), "1234.5");
  EXPECT_EQ(asked.values(0).actual(), "85");
  EXPECT_TRUE(asked.values(0).lower_is_better());
}

TEST_F(UnitPageTest, SaysInWhichRowANumberIsNone) {
  Type("indicator-0", "Penduduk terlayani");
  Type("target-0", "sepuluh");
  const Response page = SendUnitData(As("lurah_jogotrunan", place_));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Target (baris 1): bukan angka"));
  EXPECT_THAT(page.body, HasSubstr("value=\"sepuluh\"")) << "what was typed stays";
}

TEST_F(UnitPageTest, WaivesWithAReason) {
  Answer("WaiveUnit", data_collection::v1::WaiveUnitResponse());
  Type("reason", "Lurah cuti sakit");
  EXPECT_EQ(WaiveUnit(As("kasubbag_keuangan", place_)).status, 303);
  EXPECT_EQ(Asked<data_collection::v1::WaiveUnitRequest>("WaiveUnit").reason(), "Lurah cuti sakit");
}

TEST_F(UnitPageTest, ARefusedWaiverKeepsItsReasonAndTheValuesOfTheUnit) {
  Type("reason", "Lurah cuti sakit");
  const Response page = WaiveUnit(As("kasubbag_keuangan", place_));
  EXPECT_EQ(page.status, 503) << "no answer was prepared";
  EXPECT_THAT(page.body, HasSubstr("Lurah cuti sakit</textarea>"));
  EXPECT_THAT(page.body, HasSubstr("<details open>"));
  EXPECT_THAT(page.body, HasSubstr("value=\"Penduduk terlayani\""));
}

TEST_F(UnitPageTest, ARefusedWaiverOffersNoEmptyGridWhileTheValuesAreNotTold) {
  Refuse("GetCollection", {Code::kUnavailable, "journal.frozen", "frozen"});
  Type("reason", "Lurah cuti sakit");
  const Response page = WaiveUnit(As("kasubbag_keuangan", place_));
  EXPECT_THAT(page.body, HasSubstr("Lurah cuti sakit</textarea>"));
  EXPECT_THAT(page.body, Not(HasSubstr("Kirim data")));
  EXPECT_THAT(page.body, Not(HasSubstr("name=\"indicator-0\"")));
}

TEST_F(UnitPageTest, KnowsOnlyUnitsThatWereAsked) {
  const Response page = UnitPage(As("camat", {"k1", "lurah_kepuharjo"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Unit itu tidak diminta data pada berkas ini."));
}

}  // namespace
}  // namespace tepat::portal
