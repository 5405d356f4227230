// SPDX-License-Identifier: Apache-2.0
#include "services/office/sign_in.h"

#include "libs/identity/office_view.h"
#include "services/office/office_fixture.h"
#include "services/office/password_links.h"
#include "services/office/secret_command.h"
#include "services/office/sessions.h"

namespace tepat::office {
namespace {

constexpr const char* kPassword = "kuda poni hijau";

class SignInTest : public OfficeTest {
 protected:
  SignInTest() : keys_(*Keys::Open(*node_, folder_.Sub("secrets"))), desk_(*node_, keys_) {
    EXPECT_TRUE(node_->writer().Execute([&](journal::Transaction& transaction) {
      return SavePerson(transaction.db(), staf_, "staf", "Staf", "197001011990031001");
    }));
  }

  // The secret of a new link for the person.
  std::string Link() {
    std::string secret = ids_.Next();
    v1::IssuePasswordLinkRequest request;
    request.set_person_id(staf_);
    EXPECT_TRUE(ExecuteSecret<v1::IssuePasswordLinkResponse>(
        node_->writer(), [&](journal::Transaction& transaction) {
          return IssuePasswordLink(transaction, operator_, request, secret);
        }));
    return secret;
  }

  Result<v1::SetPasswordResponse> Set(const std::string& secret, const std::string& password) {
    v1::SetPasswordRequest request;
    request.set_secret(secret);
    request.set_password(password);
    return desk_.SetPassword(request);
  }

  Result<v1::SignInResponse> SignIn(const std::string& username, const std::string& password) {
    v1::SignInRequest request;
    request.set_username(username);
    request.set_password(password);
    request.set_client("peramban");
    return desk_.SignIn(request);
  }

  Result<v1::RenewSessionResponse> Renew(const std::string& secret, const std::string& position) {
    v1::RenewSessionRequest request;
    request.set_session_secret(secret);
    request.set_position(position);
    return desk_.Renew(request);
  }

  // Who the token is for, as every other service reads it.
  identity::Claims ClaimsOf(const std::string& token) {
    const auto key = *node_->pool().Read<std::optional<std::string>>([&](sql::Database& db) {
      return identity::FindPublicKey(db, identity::PeekToken(token)->key_id);
    });
    return *identity::VerifyToken(token, *key, clock_.Now());
  }

  const std::string staf_ = "01900000-0000-7000-8000-000000000002";
  const Keys keys_;
  SignInDesk desk_;
};

TEST_F(SignInTest, WhoeverKnowsThePasswordGetsASessionAndATokenOfHisOwn) {
  const auto set = Set(Link(), kPassword);
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_EQ(set->username(), "staf");
  const auto begun = SignIn("staf", kPassword);
  ASSERT_TRUE(begun) << begun.error().message;
  EXPECT_EQ(begun->session().person_id(), staf_);
  EXPECT_EQ(begun->session().client(), "peramban");
  const identity::Claims claims = ClaimsOf(begun->token());
  EXPECT_EQ(claims.person_id, staf_);
  EXPECT_EQ(claims.position, "");
  EXPECT_EQ(journal::TimeOf(begun->token_expire_time()), claims.expires);
}

TEST_F(SignInTest, ALongNameOfABrowserIsCutBetweenTwoCharacters) {
  ASSERT_TRUE(Set(Link(), kPassword));
  v1::SignInRequest request;
  request.set_username("staf");
  request.set_password(kPassword);
  request.set_client(std::string(199, 'x').append("é"));
  const auto begun = desk_.SignIn(request);
  ASSERT_TRUE(begun) << begun.error().message;
  EXPECT_EQ(begun->session().client(), std::string(199, 'x'));
}

TEST_F(SignInTest, APersonnelNumberMayBeCopiedWithItsBlanks) {
  ASSERT_TRUE(Set(Link(), kPassword));
  EXPECT_TRUE(SignIn("19700101 199003 1 001", kPassword));
  EXPECT_EQ(WithoutBlanks(" a\tb "), "ab");
}

TEST_F(SignInTest, AnUnknownNameIsRefusedLikeAWrongPassword) {
  ASSERT_TRUE(Set(Link(), kPassword));
  const auto wrong = SignIn("staf", "kuda poni biru");
  const auto unknown = SignIn("siapa", kPassword);
  EXPECT_EQ(wrong.error().slug, "office.wrong_password");
  EXPECT_EQ(unknown.error(), wrong.error());
  EXPECT_FALSE(SignIn("", kPassword));
}

TEST_F(SignInTest, GuessingIsHeldUpAndTheRightPasswordToo) {
  ASSERT_TRUE(Set(Link(), kPassword));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(SignIn("staf", "tebakan " + std::to_string(i)));
  EXPECT_EQ(SignIn("staf", kPassword).error().slug, "office.too_many_attempts");
  monotonic_.Advance(std::chrono::seconds(30));
  EXPECT_TRUE(SignIn("staf", kPassword));
}

TEST_F(SignInTest, AWeakPasswordLeavesTheLinkAsItWasAndAGoodOneUsesItUp) {
  const std::string secret = Link();
  EXPECT_EQ(Set(secret, "pendek").error().slug, "office.weak_password");
  EXPECT_EQ(Set("tebakan", kPassword).error().slug, "office.unknown_link");
  EXPECT_TRUE(Set(secret, kPassword));
  EXPECT_EQ(Set(secret, kPassword).error().slug, "office.unknown_link");
}

TEST_F(SignInTest, ARenewedSessionGetsATokenForOnePositionAndLivesOn) {
  ASSERT_TRUE(Set(Link(), kPassword));
  const auto begun = SignIn("staf", kPassword);
  ASSERT_TRUE(begun) << begun.error().message;
  const std::string& secret = begun->session_secret();
  clock_.Advance(kSessionIdle - std::chrono::minutes(1));
  const auto renewed = Renew(secret, "staf");
  ASSERT_TRUE(renewed) << renewed.error().message;
  EXPECT_EQ(ClaimsOf(renewed->token()).position, "staf");
  EXPECT_EQ(renewed->session().session_id(), begun->session().session_id());
  clock_.Advance(kSessionIdle - std::chrono::minutes(1));
  EXPECT_TRUE(Renew(secret, ""));
  clock_.Advance(kSessionIdle + std::chrono::minutes(1));
  EXPECT_EQ(Renew(secret, "").error().slug, "office.unknown_session");
}

TEST_F(SignInTest, TheOperatorGetsNoTokenForAPersonThatTheOfficeDoesNotHave) {
  v1::MintTokenRequest request;
  request.set_person_id(staf_);
  const auto minted = keys_.MintForOperator(request);
  ASSERT_TRUE(minted) << minted.error().message;
  EXPECT_EQ(ClaimsOf(minted->token()).person_id, staf_);
  request.set_person_id("01900000-0000-7000-8000-00000000000f");
  EXPECT_EQ(keys_.MintForOperator(request).error().slug, "office.unknown_person");
  request.clear_person_id();
  EXPECT_EQ(keys_.MintForOperator(request).error().slug, "office.invalid_token_request");
  request.set_machine(std::string(61, 'm'));
  EXPECT_FALSE(keys_.MintForOperator(request));
}

}  // namespace
}  // namespace tepat::office
