// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/sign_in.h"

#include "services/portal/service_fixture.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::portal {
namespace {

using SignInTest = ServiceFixture;

TEST_F(SignInTest, WhoeverIsInIsSentToHisTasks) {
  EXPECT_EQ(SignInPage(As("")).status, 200);
  EXPECT_EQ(HeaderOf(SignInPage(As("camat")), "Location"), "/\n");
}

TEST_F(SignInTest, SigningInSetsACookieThatScriptsCannotRead) {
  office::v1::SignInResponse begun;
  begun.set_session_secret("rahasia");
  Answer("SignIn", begun);
  request_.user_agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0";
  Type("nama", "camat");
  Type("sandi", "kata sandi panjang");
  const Response response = SignIn(As(""));
  EXPECT_EQ(response.status, 303);
  EXPECT_THAT(HeaderOf(response, "Set-Cookie"), HasSubstr("tepat=rahasia; Path=/; HttpOnly"));
  const auto asked = Asked<office::v1::SignInRequest>("SignIn");
  EXPECT_EQ(asked.username(), "camat");
  EXPECT_EQ(asked.client(), "Firefox di Linux");
}

TEST_F(SignInTest, SigningInLeadsBackToPathsOfOursAlone) {
  Answer("SignIn", office::v1::SignInResponse());
  const auto leads = [&](const std::string& to) {
    request_.form.fields = {};
    Type("ke", to);
    return HeaderOf(SignIn(As("")), "Location");
  };
  EXPECT_EQ(leads("/berkas/k1"), "/berkas/k1\n");
  EXPECT_EQ(leads("//jahat.example"), "/\n");
  EXPECT_EQ(leads("https://jahat.example"), "/\n");
  EXPECT_EQ(leads("/\\jahat.example"), "/\n");
  EXPECT_EQ(leads("/\t/jahat.example"), "/\n") << "browsers drop the tab";
  EXPECT_EQ(leads("/\r\n/jahat.example"), "/\n");
}

TEST_F(SignInTest, ARefusalKeepsTheNameAndNeverThePassword) {
  Type("nama", "camat");
  Type("sandi", "kata sandi panjang");
  const Response page = SignIn(As(""));
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("value=\"camat\""));
  EXPECT_THAT(page.body, Not(HasSubstr("kata sandi panjang")));
}

TEST_F(SignInTest, SigningOutEndsTheSessionAndForgetsThePosition) {
  EXPECT_EQ(SignOut(As("camat")).status, 503) << "the office has not ended it";
  Answer("EndSession", office::v1::EndSessionResponse());
  const Response response = SignOut(As("camat"));
  EXPECT_EQ(HeaderOf(response, "Location"), "/masuk\n");
  EXPECT_THAT(HeaderOf(response, "Set-Cookie"), HasSubstr("tepat=;"));
  EXPECT_THAT(HeaderOf(response, "Set-Cookie"), HasSubstr("tepat_jabatan=;"));
}

}  // namespace
}  // namespace tepat::portal
