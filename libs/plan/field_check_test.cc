// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/field_check.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"

namespace tepat::plan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Place kPlace = {{"indicators", 2}, {"name"}};

std::vector<std::string> TextFindings(const std::string& text, TextLength length) {
  KeptFindings findings;
  CheckText(text, kPlace, length, findings);
  return findings.texts;
}

std::vector<std::string> IdFindings(const std::string& id) {
  KeptFindings findings;
  std::set<std::string> seen;
  CheckId(id, kPlace, seen, findings);
  return findings.texts;
}

std::vector<std::string> DecimalFindings(const std::string& text) {
  KeptFindings findings;
  CheckDecimal(text, kPlace, findings);
  return findings.texts;
}

TEST(CheckText, CountsCharactersNotBytes) {
  EXPECT_THAT(TextFindings("ééé", {1, 3}), IsEmpty());
  EXPECT_THAT(TextFindings("éééé", {1, 3}),
              ElementsAre("'name' terlalu panjang; paling banyak 3 huruf"));
}

TEST(CheckText, BlanksAreNoText) {
  EXPECT_THAT(TextFindings("", {1, 3}), ElementsAre("'name' belum diisi"));
  EXPECT_THAT(TextFindings(" \t\r\n", {1, 3}), ElementsAre("'name' belum diisi"));
  EXPECT_THAT(TextFindings("", {0, 3}), IsEmpty());
}

TEST(CheckText, IsToldWhereItStands) {
  KeptFindings findings;
  CheckText("", kPlace, {1, 3}, findings);
  EXPECT_THAT(findings.places, ElementsAre("indicators[2].name"));
}

TEST(CheckId, IsSmallLettersDigitsAndHyphens) {
  for (const char* id : {"a", "ikm", "lunas_pbb", "a-1_", "z9"}) {
    EXPECT_THAT(IdFindings(id), IsEmpty()) << id;
  }
  for (const char* id : {"", "1a", "_a", "-a", "Ikm", "iKm", "a b", "a.b", "é", "a/b"}) {
    EXPECT_THAT(IdFindings(id), ElementsAre(HasSubstr("harus diawali huruf kecil"))) << id;
  }
  EXPECT_THAT(IdFindings(std::string(60, 'a')), IsEmpty());
  EXPECT_THAT(IdFindings(std::string(61, 'a')), ElementsAre(HasSubstr("paling banyak 60")));
}

TEST(CheckId, StandsOnce) {
  KeptFindings findings;
  std::set<std::string> seen;
  CheckId("ikm", {{"indicators", 0}, {"id"}}, seen, findings);
  CheckId("ikm", {{"indicators", 1}, {"id"}}, seen, findings);
  CheckId("pbb", {{"indicators", 2}, {"id"}}, seen, findings);
  EXPECT_THAT(findings.places, ElementsAre("indicators[1].id"));
  EXPECT_THAT(findings.texts, ElementsAre(HasSubstr("'ikm' ditulis dua kali")));
}

TEST(CheckDecimal, IsPlain) {
  for (const char* text : {"0", "-3", "1234.5", "007", "999999999999.9999", "1.50000"}) {
    EXPECT_THAT(DecimalFindings(text), IsEmpty()) << text;
  }
  for (const char* text : {"", "1,5", "1.000.000", "+1", " 1", "1e3", ".5", "5.", "80..90"}) {
    EXPECT_THAT(DecimalFindings(text), ElementsAre(HasSubstr("bukan angka"))) << text;
  }
}

TEST(CheckDecimal, TooManyDigitsAreToldAsThat) {
  EXPECT_THAT(DecimalFindings("1234567890123"), ElementsAre(HasSubstr("angka terlalu panjang")));
  EXPECT_THAT(DecimalFindings("1.00001"), ElementsAre(HasSubstr("angka terlalu panjang")));
}

TEST(CheckDecimal, QuotesNoMoreThanCanBeRead) {
  const auto told = DecimalFindings(std::string(100'000, 'x'));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_LT(told[0].size(), 300U);
}

TEST(CheckCount, SaysHowManyToJudge) {
  KeptFindings findings;
  EXPECT_EQ(CheckCount(0, 3, {{"evidence"}}, findings), 0);
  EXPECT_EQ(CheckCount(3, 3, {{"evidence"}}, findings), 3);
  EXPECT_THAT(findings.texts, IsEmpty());
  EXPECT_EQ(CheckCount(4, 3, {{"evidence"}}, findings), 3);
  EXPECT_THAT(findings.places, ElementsAre("evidence"));
  EXPECT_THAT(findings.texts, ElementsAre("terlalu banyak 'evidence'; paling banyak 3"));
}

}  // namespace
}  // namespace tepat::plan
