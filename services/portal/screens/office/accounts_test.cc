// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/accounts.h"

#include "services/portal/service_fixture.h"
#include "tepat/office/v1/account.pb.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::portal {
namespace {

using AccountsTest = ServiceFixture;

TEST_F(AccountsTest, AccountsSayWhoCanSignIn) {
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

TEST_F(AccountsTest, SaysWhetherItIsRefusedOrNotAnswered) {
  EXPECT_EQ(AccountsPage(As("camat")).status, 503);
  EXPECT_EQ(IssueLink(As("camat")).status, 503);
  Refuse("ListAccounts", {Code::kDenied, "identity.not_allowed", "for administrators"});
  EXPECT_EQ(AccountsPage(As("camat")).status, 403);
  Refuse("IssuePasswordLink", {Code::kNotFound, "office.unknown_person", "nobody"});
  EXPECT_EQ(IssueLink(As("camat")).status, 404);
}

TEST_F(AccountsTest, ALinkIsShownOnceWithItsWholeAddress) {
  office::v1::IssuePasswordLinkResponse made;
  made.set_secret("sekali");
  Answer("IssuePasswordLink", made);
  Answer("ListAccounts", office::v1::ListAccountsResponse());
  EXPECT_THAT(See(IssueLink, "camat"), HasSubstr("http://kantor/tautan/sekali"));
}

}  // namespace
}  // namespace tepat::portal
