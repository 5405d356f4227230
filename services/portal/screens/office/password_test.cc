// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/password.h"

#include "services/portal/service_fixture.h"
#include "tepat/office/v1/account.pb.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::portal {
namespace {

using PasswordTest = ServiceFixture;

TEST_F(PasswordTest, TwoPasswordsMustBeTheSame) {
  office::v1::FindPasswordLinkResponse link;
  link.set_person_id("camat");
  Answer("FindPasswordLink", link);
  Type("sandi", "kata sandi panjang");
  Type("ulang", "kata sandi lain");
  EXPECT_THAT(Seen(SetPassword(As("", {"tautan"}))), HasSubstr("Kedua kata sandi tidak sama."));
}

TEST_F(PasswordTest, ALinkThatIsOverIsNoPage) {
  Refuse("FindPasswordLink", {Code::kNotFound, "office.unknown_link", "no such link"});
  const Response page = PasswordPage(As("", {"habis"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Tautan tidak berlaku"));
}

TEST_F(PasswordTest, ALinkIsNotCalledVoidWhileTheOfficeDoesNotAnswer) {
  for (const auto page : {PasswordPage, SetPassword}) {
    const Response shown = page(As("", {"tautan"}));
    EXPECT_EQ(shown.status, 503);
    EXPECT_THAT(Seen(shown), HasSubstr("Belum dapat dibuka"));
    EXPECT_THAT(Seen(shown), HasSubstr("Layanan data kantor tidak menjawab"));
    EXPECT_THAT(Seen(shown), Not(HasSubstr("Tautan tidak berlaku")));
  }
}

TEST_F(PasswordTest, ALinkThatNamesNobodyAsksWhoItIs) {
  office::v1::GetPeopleResponse people;
  auto* person = people.add_people();
  person->set_person_id("camat");
  person->set_name("Nama camat");
  Answer("GetPeople", people);
  office::v1::FindPasswordLinkResponse link;
  link.set_administrator(true);
  Answer("FindPasswordLink", link);
  const std::string seen = See(PasswordPage, "", {"tautan"});
  EXPECT_THAT(seen, HasSubstr("Buat akun administrator"));
  EXPECT_THAT(seen, HasSubstr("Pilih nama Anda"));
  EXPECT_THAT(seen, HasSubstr("Nama camat"));
}

TEST_F(PasswordTest, APasswordThatIsSetSaysUnderWhichNameToSignIn) {
  office::v1::FindPasswordLinkResponse link;
  link.set_person_id("camat");
  Answer("FindPasswordLink", link);
  office::v1::SetPasswordResponse set;
  set.set_username("camat.yosowilangun");
  Answer("SetPassword", set);
  Type("sandi", "kata sandi panjang");
  Type("ulang", "kata sandi panjang");
  EXPECT_THAT(Seen(SetPassword(As("", {"tautan"}))), HasSubstr("camat.yosowilangun"));
  const auto asked = Asked<office::v1::SetPasswordRequest>("SetPassword");
  EXPECT_EQ(asked.secret(), "tautan");
  EXPECT_EQ(asked.password(), "kata sandi panjang");
}

}  // namespace
}  // namespace tepat::portal
