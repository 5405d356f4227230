// SPDX-License-Identifier: Apache-2.0
// Passwords, secrets, and what a token says before anybody has verified it.
#include "libs/identity/password.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "libs/identity/token.h"

namespace tepat::identity {
namespace {

TEST(Password, IsKnownAgainByItsHashAndEachHashHasASaltOfItsOwn) {
  const std::string hash = HashPassword("kuda poni hijau");
  EXPECT_TRUE(IsPassword(hash, "kuda poni hijau"));
  EXPECT_FALSE(IsPassword(hash, "kuda poni hijau "));
  EXPECT_FALSE(IsPassword(hash, ""));
  EXPECT_NE(HashPassword("kuda poni hijau"), hash);
  EXPECT_EQ(hash.find("kuda"), std::string::npos);
}

TEST(Password, FitsNoHashThatIsNone) {
  EXPECT_FALSE(IsPassword("", "")) << "memory was short when it was to be hashed";
  EXPECT_FALSE(IsPassword("kuda poni hijau", "kuda poni hijau"));
}

TEST(NewSecret, MayStandInALinkAndIsNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string secret = NewSecret();
    EXPECT_EQ(secret.size(), 43U);
    EXPECT_TRUE(std::all_of(secret.begin(), secret.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_';
    })) << secret;
    seen.insert(secret);
  }
  EXPECT_EQ(seen.size(), 100U);
}

TEST(Claims, HaveAScopeOnlyWhenItIsNamedWhole) {
  Claims claims;
  EXPECT_FALSE(claims.HasScope("operator"));
  claims.scopes = {"operator", "backup"};
  EXPECT_TRUE(claims.HasScope("operator"));
  EXPECT_TRUE(claims.HasScope("backup"));
  EXPECT_FALSE(claims.HasScope("oper"));
  EXPECT_FALSE(claims.HasScope(""));
}

TEST(PeekToken, NamesTheKeyOfATokenWhoeverSignedIt) {
  Claims claims;
  claims.service = "timing";
  claims.issued = *ParseInstant("2026-11-23T01:00:00Z");
  claims.expires = *ParseInstant("2026-11-23T01:15:00Z");
  const std::string token = SignToken(MakeSigningKey("k7"), claims);
  const auto peeked = PeekToken(token);
  ASSERT_TRUE(peeked);
  EXPECT_EQ(peeked->key_id, "k7");
  EXPECT_EQ(peeked->service, "timing");
  EXPECT_EQ(PeekToken("no token").error().slug, "identity.token_malformed");
}

TEST(VerifyToken, ASecondKeyOfTheSameNameSignsForNobody) {
  Claims claims;
  claims.machine = "operator";
  claims.issued = *ParseInstant("2026-11-23T01:00:00Z");
  claims.expires = *ParseInstant("2026-11-23T01:15:00Z");
  const std::string token = SignToken(MakeSigningKey("k"), claims);
  EXPECT_EQ(VerifyToken(token, MakeSigningKey("k").public_key, claims.issued).error().slug,
            "identity.token_forged");
}

}  // namespace
}  // namespace tepat::identity
