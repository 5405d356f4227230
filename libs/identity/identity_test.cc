// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/identity/office_plan.h"
#include "libs/identity/office_view.h"
#include "libs/identity/rights.h"
#include "libs/identity/token.h"
#include "libs/identity/verifier.h"

namespace tepat::identity {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T08:00:00+07:00");

class FixedClock : public Clock {
 public:
  Instant Now() const override { return now; }
  Instant now = kNow;
};

Claims PersonClaims(const std::string& person_id) {
  Claims claims;
  claims.token_id = "t";
  claims.person_id = person_id;
  claims.issued = kNow;
  claims.expires = kNow + std::chrono::minutes(15);
  return claims;
}

TEST(Token, SaysWhatWasSignedUntilItIsVoid) {
  const SigningKey key = MakeSigningKey("k");
  const std::string token = SignToken(key, PersonClaims("p"));
  const auto claims = VerifyToken(token, key.public_key, kNow);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->person_id, "p");
  EXPECT_EQ(claims->key_id, "k");
  EXPECT_EQ(VerifyToken(token, key.public_key, kNow + std::chrono::minutes(15)).error().slug,
            "identity.token_expired");
}

TEST(Token, AnyChangedCharacterIsNoticed) {
  const SigningKey key = MakeSigningKey("k");
  const std::string token = SignToken(key, PersonClaims("p"));
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'Q' : 'A';
    if (changed == token) continue;
    const auto claims = VerifyToken(changed, key.public_key, kNow);
    // The last character of base64 holds unused bits that must be zero.
    EXPECT_FALSE(claims) << i;
  }
  EXPECT_FALSE(VerifyToken(token, MakeSigningKey("k").public_key, kNow));
  EXPECT_FALSE(VerifyToken("", key.public_key, kNow));
  EXPECT_FALSE(VerifyToken(std::string(5000, 'A'), key.public_key, kNow));
}

TEST(Verifier, RemembersATokenOnlyUntilItIsVoid) {
  const SigningKey key = MakeSigningKey("k");
  FixedClock clock;
  bool known = false;
  Verifier verifier(
      [&](const std::string&) -> Result<std::optional<std::string>> {
        return known ? std::optional(key.public_key) : std::nullopt;
      },
      clock);
  const std::string token = SignToken(key, PersonClaims("p"));
  EXPECT_EQ(verifier.Verify(token).error().slug, "identity.key_unknown");
  known = true;
  EXPECT_TRUE(verifier.Verify(token));
  EXPECT_TRUE(verifier.Verify(token));
  clock.now += std::chrono::minutes(15);
  EXPECT_EQ(verifier.Verify(token).error().slug, "identity.token_expired");
}

TEST(OfficeView, KnowsNoPlanAndNoRebaseBeforeTheOfficeTells) {
  const auto db = *sql::Database::Open(":memory:", sql::Mode::kWriter);
  ASSERT_TRUE(sql::Migrate(*db, {OfficeViewSchema()}));
  EXPECT_TRUE(RebasesOf(*db, "k1").has_value());
  EXPECT_FALSE(*FindPlan(*db, 2026)) << "no plan is known, but one may come";
}

class RightsTest : public testing::Test {
 protected:
  RightsTest() : db_(*sql::Database::Open(":memory:", sql::Mode::kWriter)) {
    EXPECT_TRUE(sql::Migrate(*db_, {OfficeViewSchema()}));
    Apply("directory-adopted",
          R"({"positions":[{"key":"sekretaris"},{"key":"camat"},
              {"key":"lurah_jogotrunan","role":"lurah","unit":"jogotrunan"}],
              "holdings":[{"personId":"ani","position":"sekretaris"},
                          {"personId":"budi","position":"lurah_jogotrunan"}]})");
    step_.commands["forward"] = {{"sekretaris"}, "sekretaris", {}};
    step_.commands["submit"] = {{"lurah"}, "camat", {}};
  }

  void Apply(const std::string& fact, const std::string& payload, Instant at = kNow) {
    EXPECT_TRUE(ApplyOfficeFact(*db_, fact, payload, at));
  }

  std::string Judge(const std::string& person, const std::string& command, Instant now = kNow) {
    const auto right = Authorise(*db_, {7, kNow}, PersonClaims(person), step_, command, now);
    return right ? right->position + "/" + right->unit + "/" + right->delegation_id
                 : right.error().slug;
  }

  std::unique_ptr<sql::Database> db_;
  sop::Step step_;
};

TEST_F(RightsTest, TheSopGivesACommandToRoles) {
  EXPECT_EQ(Judge("ani", "forward"), "sekretaris//");
  EXPECT_EQ(Judge("budi", "submit"), "lurah_jogotrunan/jogotrunan/");
  EXPECT_EQ(Judge("budi", "forward"), "identity.not_allowed");
  EXPECT_EQ(Judge("ani", "no_such_command"), "identity.not_allowed");
  EXPECT_EQ(Judge("", "forward"), "identity.not_a_person");
}

TEST_F(RightsTest, ADelegationHoldsFromItsStartUntilItsEndOrRevocation) {
  Apply("delegation-granted",
        R"({"delegationId":"d1","position":"camat","personId":"ani",
            "startTime":"2026-11-23T01:00:00Z","endTime":"2026-11-25T01:00:00Z"})");
  EXPECT_EQ(Judge("ani", "submit", kNow - std::chrono::microseconds(1)), "identity.not_allowed");
  EXPECT_EQ(Judge("ani", "submit"), "camat//d1");
  Apply("delegation-revoked", R"({"delegationId":"d1"})", kNow + std::chrono::hours(1));
  EXPECT_EQ(Judge("ani", "submit", kNow + std::chrono::minutes(59)), "camat//d1");
  EXPECT_EQ(Judge("ani", "submit", kNow + std::chrono::hours(1)), "identity.not_allowed");
}

TEST_F(RightsTest, WhoMayGiveACommandIsKnownByPositionRoleAndDelegation) {
  const auto persons = [&](const std::string& command) {
    return *PersonsWho(*db_, step_, command, kNow);
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(persons("forward"), Names({"ani"}));
  EXPECT_EQ(persons("submit"), Names({"budi"}));
  EXPECT_EQ(persons("no_such_command"), Names({}));
  Apply("delegation-granted",
        R"({"delegationId":"d1","position":"sekretaris","personId":"budi",
            "startTime":"2026-11-23T01:00:00Z","endTime":"2026-11-25T01:00:00Z"})");
  EXPECT_EQ(persons("forward"), Names({"ani", "budi"}));
  Apply("delegation-revoked", R"({"delegationId":"d1"})", kNow);
  EXPECT_EQ(persons("forward"), Names({"ani"}));
}

TEST_F(RightsTest, KnowledgeThatIsTooOldGivesNoRight) {
  EXPECT_EQ(Judge("ani", "forward", kNow + std::chrono::hours(24)), "sekretaris//");
  EXPECT_EQ(Judge("ani", "forward", kNow + std::chrono::hours(25)), "identity.office_too_old");
}

TEST_F(RightsTest, ANewDirectoryReplacesTheOldOne) {
  Apply("directory-adopted", R"({"positions":[{"key":"sekretaris"}],
        "holdings":[{"personId":"citra","position":"sekretaris"}]})");
  EXPECT_EQ(Judge("ani", "forward"), "identity.not_allowed");
  EXPECT_EQ(Judge("citra", "forward"), "sekretaris//");
}

}  // namespace
}  // namespace tepat::identity
