// SPDX-License-Identifier: Apache-2.0
#include "services/portal/context.h"

#include "libs/sop/roles.h"
#include "services/portal/screen_fixture.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"

namespace tepat::portal {
namespace {

using ContextTest = ScreenFixture;

TEST_F(ContextTest, RightsFollowTheSopInForce) {
  const Context camat = As("camat");
  EXPECT_TRUE(camat.May("dispose"));
  EXPECT_TRUE(camat.responsible.contains("dispose"));
  EXPECT_FALSE(camat.May("register"));
  EXPECT_TRUE(As("staf_penerima_surat").May("register"));
}

TEST_F(ContextTest, WhoeverAnswersForACommandMayDoItThoughItIsAnothersTask) {
  const Context sekretaris = As("sekretaris");
  EXPECT_TRUE(sekretaris.May("forward_to_sekretaris"));
  EXPECT_FALSE(sekretaris.responsible.contains("forward_to_sekretaris"));
}

TEST_F(ContextTest, WhoeverSendsRecordsTheReceipt) {
  EXPECT_TRUE(As("staf").May("receive"));
  EXPECT_FALSE(As("lurah_jogotrunan").May("receive"));
}

TEST_F(ContextTest, TheClockOfAStepIsHeldByWhoeverAnswersForItAndBySuperiors) {
  EXPECT_TRUE(As("kasubbag_keuangan").MayPause(4));
  EXPECT_FALSE(As("kasubbag_keuangan").MayPause(3));
  EXPECT_TRUE(As("camat").MayPause(4));
  EXPECT_FALSE(As("staf").MayPause(6));
}

TEST_F(ContextTest, AUnitIsOnesOwnByThePosition) {
  EXPECT_EQ(As("lurah_jogotrunan").units(), std::set<std::string>{"lurah_jogotrunan"});
  EXPECT_TRUE(As("camat").units().empty());
}

TEST_F(ContextTest, OneActsInARoleUnderWhateverPositionHasIt) {
  Context context = As("camat");
  EXPECT_TRUE(context.ActsAs({sop::kCamat}));
  EXPECT_TRUE(context.ActsAs(sop::LeadingRoles()));
  EXPECT_FALSE(context.ActsAs({sop::kStaf}));
  EXPECT_FALSE(context.ActsAs({}));
  context.viewer->positions = {{"camat_baru", sop::kCamat, "", ""}};
  EXPECT_TRUE(context.ActsAs({sop::kCamat})) << "by the role";
  EXPECT_TRUE(context.ActsAs({"camat_baru"})) << "by the position";
}

TEST_F(ContextTest, WhoeverHasChosenAPositionActsInThatAlone) {
  Context context = As("camat");
  context.viewer->positions = {{"camat", sop::kCamat, "", ""},
                               {"sekretaris", sop::kSekretaris, "", ""}};
  EXPECT_TRUE(context.ActsAs({sop::kCamat}));
  context.viewer->chosen = "sekretaris";
  EXPECT_FALSE(context.ActsAs({sop::kCamat}));
  EXPECT_TRUE(context.ActsAs({sop::kSekretaris}));
}

TEST_F(ContextTest, DocumentsOfTheYearAreRegisteredByTheirRolesAlone) {
  EXPECT_TRUE(As("kasubbag_keuangan").May("register_year_document"));
  EXPECT_TRUE(As("sekretaris").May("register_year_document"));
  EXPECT_FALSE(As("camat").May("register_year_document"));
}

TEST_F(ContextTest, NobodyMayNothing) {
  const Context nobody = As("");
  EXPECT_TRUE(nobody.allowed.empty());
  EXPECT_FALSE(nobody.ActsAs({sop::kCamat}));
}

TEST_F(ContextTest, StepsHaveTheStandardsOfTheSop) {
  const Context context = As("camat");
  EXPECT_EQ(context.standards.at(2), "10 menit");
  EXPECT_EQ(context.standards.at(4), "4 hari kerja");
}

TEST_F(ContextTest, EveryFormHasAnIdOfItsOwn) {
  const Context context = As("camat");
  EXPECT_NE(NewRequestId(context), NewRequestId(context));
}

TEST_F(ContextTest, APageNamesTheOfficeOneActsIn) {
  const Response page = Page(As("camat"), {"Contoh"}, Fill("<h1>Contoh</h1>"));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<title>Contoh · Tepat</title>"));
  EXPECT_THAT(page.body, HasSubstr("<span class=\"jabatan\">Camat</span>"));
  EXPECT_THAT(Seen(page), Not(HasSubstr("Pengguna"))) << "for administrators alone";
}

TEST_F(ContextTest, AnErrorIsFoundAgainByTheCodeOnItsPage) {
  const Response page =
      ErrorPage(As("camat"), 503, "Tidak dapat dibaca", {Code::kInternal, "sql.full", "disk full"});
  EXPECT_EQ(page.status, 503);
  const std::size_t at = page.body.find("<code>") + 6;
  const std::string code = page.body.substr(at, page.body.find(' ', at) - at);
  const auto failure = portal_->failures.Find(code);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->error.message, "disk full");
}

TEST_F(ContextTest, TheSecretOfALinkIsInNoLog) {
  request_.path = "/tautan/rahasia";
  const Response page =
      ErrorPage(As(""), 404, "Tautan", {Code::kNotFound, "office.unknown_link", ""});
  const std::size_t at = page.body.find("<code>") + 6;
  const std::string code = page.body.substr(at, page.body.find(' ', at) - at);
  EXPECT_EQ(portal_->failures.Find(code)->path, "/tautan/…");
}

TEST_F(ContextTest, WhoWasFirstIsNamedByHisOffice) {
  Register("k1", "Pengumpulan data");
  clock_.Advance(std::chrono::minutes(5));
  ToSekretaris("k1");
  const Error moved{Code::kConflict,
                    "correspondence.moved_on",
                    "",
                    {{"changed_by", "sekretaris"}, {"changed_time", FormatInstant(clock_.Now())}}};
  EXPECT_THAT(Explain(As("staf", {"k1"}), moved),
              HasSubstr("Sudah diteruskan ke Sekretaris oleh Sekretaris Kecamatan pukul 08.05."));
}

TEST_F(ContextTest, AFormThatWasOvertakenIsAboutTheCaseAsItIsNow) {
  request_.form.fields.Add("revision", "2");
  request_.form.fields.Add("reason", "Salah alamat");
  const FormState late = RefusedForm(As("camat"), {Code::kConflict, "x.moved_on", ""});
  EXPECT_FALSE(late.values.Has("revision"));
  EXPECT_EQ(late.values.Get("reason"), "Salah alamat");
  const FormState wrong = RefusedForm(As("camat"), {Code::kInvalid, "x.invalid", ""});
  EXPECT_EQ(wrong.values.Get("revision"), "2");
}

}  // namespace
}  // namespace tepat::portal
