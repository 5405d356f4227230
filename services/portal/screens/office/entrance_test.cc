// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/entrance.h"

#include <algorithm>

#include "services/portal/service_fixture.h"
#include "tepat/office/v1/account.pb.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::portal {
namespace {

class EntranceTest : public ServiceFixture {
 protected:
  static std::string HeaderOf(const Response& response, const std::string& name) {
    std::string all;
    for (const auto& [key, value] : response.headers) {
      if (key == name) all += value + "\n";
    }
    return all;
  }
};

TEST_F(EntranceTest, WhoeverIsInIsSentToHisTasks) {
  EXPECT_EQ(SignInPage(As("")).status, 200);
  EXPECT_EQ(HeaderOf(SignInPage(As("camat")), "Location"), "/\n");
}

TEST_F(EntranceTest, SigningInSetsACookieThatScriptsCannotRead) {
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

TEST_F(EntranceTest, SigningInLeadsBackToPathsOfOursAlone) {
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
}

TEST_F(EntranceTest, ARefusalKeepsTheNameAndNeverThePassword) {
  Type("nama", "camat");
  Type("sandi", "kata sandi panjang");
  const Response page = SignIn(As(""));
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("value=\"camat\""));
  EXPECT_THAT(page.body, Not(HasSubstr("kata sandi panjang")));
}

TEST_F(EntranceTest, TwoPasswordsMustBeTheSame) {
  office::v1::FindPasswordLinkResponse link;
  link.set_person_id("camat");
  Answer("FindPasswordLink", link);
  Type("sandi", "kata sandi panjang");
  Type("ulang", "kata sandi lain");
  EXPECT_THAT(Seen(SetPassword(As("", {"tautan"}))), HasSubstr("Kedua kata sandi tidak sama."));
}

TEST_F(EntranceTest, ALinkThatIsOverIsNoPage) {
  const Response page = PasswordPage(As("", {"habis"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Tautan tidak berlaku"));
}

TEST_F(EntranceTest, OnlyAPositionThatOneHoldsCanBeChosen) {
  Type("jabatan", "camat");
  EXPECT_THAT(HeaderOf(ChoosePosition(As("camat")), "Set-Cookie"),
              HasSubstr("tepat_jabatan=camat;"));
  EXPECT_THAT(HeaderOf(ChoosePosition(As("sekretaris")), "Set-Cookie"),
              HasSubstr("tepat_jabatan=;"));
}

TEST_F(EntranceTest, SessionsAreListedAndOnesOwnIsMarked) {
  office::v1::ListSessionsResponse list;
  auto* own = list.add_sessions();
  own->set_session_id("sesi-camat");
  own->set_client("Firefox di Linux");
  list.add_sessions()->set_session_id("lain");
  Answer("ListSessions", list);
  const std::string seen = See(SessionsPage, "camat");
  EXPECT_THAT(seen, HasSubstr("Firefox di Linux"));
  EXPECT_THAT(seen, HasSubstr("(sesi ini)"));
  EXPECT_THAT(seen, HasSubstr("peramban")) << "a browser without a name";
}

TEST_F(EntranceTest, AccountsSayWhoCanSignIn) {
  office::v1::GetPeopleResponse people;
  for (const char* key : {"camat", "staf"}) {
    auto* person = people.add_people();
    person->set_person_id(key);
    person->set_key(key);
    person->set_name(std::string("Nama ") + key);
  }
  Answer("GetPeople", people);
  office::v1::ListAccountsResponse accounts;
  auto* account = accounts.add_accounts();
  account->set_person_id("camat");
  account->set_administrator(true);
  Answer("ListAccounts", accounts);
  const std::string seen = See(AccountsPage, "camat");
  EXPECT_THAT(seen, HasSubstr("Nama camat camat administrator"));
  EXPECT_THAT(seen, HasSubstr("Nama staf staf belum punya kata sandi"));
}

TEST_F(EntranceTest, ALinkIsShownOnceWithItsWholeAddress) {
  office::v1::IssuePasswordLinkResponse made;
  made.set_secret("sekali");
  Answer("IssuePasswordLink", made);
  Answer("ListAccounts", office::v1::ListAccountsResponse());
  EXPECT_THAT(See(IssueLink, "camat"), HasSubstr("http://kantor/tautan/sekali"));
}

}  // namespace
}  // namespace tepat::portal
