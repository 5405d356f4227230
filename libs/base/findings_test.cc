// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"

#include <gtest/gtest.h>

namespace tepat {
namespace {

std::string FieldsOf(const Status& status) {
  return status ? "" : status.error().details.at("fields");
}

TEST(Findings, AreAllSaidAtOnceUnderTheSlugThatWasAskedFor) {
  Findings findings;
  findings.Require(true, "channel", "required");
  findings.Require(false, "date", "a date like 2026-12-01");
  findings.RequireText("", "number", kNumberLength);
  const Status refused = findings.Outcome("uji.invalid_letter");
  EXPECT_EQ(refused.error().code, Code::kInvalid);
  EXPECT_EQ(refused.error().slug, "uji.invalid_letter");
  EXPECT_EQ(FieldsOf(refused), "date: a date like 2026-12-01; number: 1 to 150 characters");
  EXPECT_TRUE(Findings().Outcome("uji.invalid_letter"));
}

TEST(Findings, CountCharactersAndNotBytes) {
  Findings findings;
  findings.RequireText("\xC3\xA9\xC3\xA9\xC3\xA9", "key", {1, 3});
  EXPECT_TRUE(findings.Outcome("uji.invalid_request"));
  findings.RequireText("\xC3\xA9\xC3\xA9\xC3\xA9", "key", {4, 9});
  EXPECT_FALSE(findings.Outcome("uji.invalid_request"));
}

TEST(Findings, ABlankTextIsMissingWhereOneHasToBeThere) {
  Findings findings;
  findings.RequireText("   ", "external_number", kNumberLength.OrNone());
  EXPECT_TRUE(findings.Outcome("uji.invalid_request"));
  findings.RequireText(" \t\r\n", "number", kNumberLength);
  EXPECT_EQ(FieldsOf(findings.Outcome("uji.invalid_request")), "number: 1 to 150 characters");
}

TEST(Findings, ACountOutsideItsLimitsIsRefusedWithBoth) {
  Findings findings;
  findings.RequireCount(1, "units", 1, 32);
  findings.RequireCount(32, "units", 1, 32);
  EXPECT_TRUE(findings.Outcome("uji.invalid_request"));
  findings.RequireCount(0, "units", 1, 32);
  findings.RequireCount(21, "documents", 2, 20);
  EXPECT_EQ(FieldsOf(findings.Outcome("uji.invalid_request")),
            "units: 1 to 32; documents: 2 to 20");
}

TEST(CheckReason, TakesFiveToFiveHundredCharactersForEveryArea) {
  EXPECT_FALSE(CheckReason("uji", "abcd"));
  EXPECT_FALSE(CheckReason("uji", "     "));
  EXPECT_TRUE(CheckReason("uji", "salah alamat"));
  EXPECT_TRUE(CheckReason("uji", std::string(500, 'x')));
  const Status refused = CheckReason("uji", std::string(501, 'x'));
  EXPECT_EQ(refused.error().slug, "uji.invalid_request");
  EXPECT_EQ(FieldsOf(refused), "reason: 5 to 500 characters");
}

TEST(CheckNote, TakesNothingAndUpToAThousandCharacters) {
  EXPECT_TRUE(CheckNote("uji", ""));
  EXPECT_TRUE(CheckNote("uji", std::string(1000, 'x')));
  const Status refused = CheckNote("uji", std::string(1001, 'x'));
  EXPECT_EQ(refused.error().slug, "uji.invalid_request");
  EXPECT_EQ(FieldsOf(refused), "note: 0 to 1000 characters");
}

}  // namespace
}  // namespace tepat
