// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/value_words.h"

#include <gtest/gtest.h>

#include <set>

#include "services/portal/words/numbers.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

wire::Achievement Of(const std::string& raw, const std::string& capped,
                     const std::string& state = {}) {
  wire::Achievement achievement;
  achievement.set_raw(raw);
  achievement.set_capped(capped);
  achievement.set_state(state);
  return achievement;
}

TEST(ValueWord, HasTheDecimalsOfItsIndicator) {
  EXPECT_EQ(ValueWord("1234.5", 2), "1.234,50");
  EXPECT_EQ(ValueWord("85.666667", 1), "85,7");
  EXPECT_EQ(ValueWord("BB", 2), "BB");
  EXPECT_EQ(ValueWord("", 2), "—") << "empty is never zero";
  EXPECT_EQ(ValueWord("1234.5"), "1.234,5");
  EXPECT_EQ(ValueWord(""), "—");
}

TEST(FileSizeWord, IsRoundedUp) {
  EXPECT_EQ(FileSizeWord(1), "1 KB");
  EXPECT_EQ(FileSizeWord(1'048'577), "2 MB");
  EXPECT_EQ(FileLimitWord(), "20 MB");
}

TEST(TargetWord, SaysARange) {
  EXPECT_EQ(TargetWord("80..90"), "80 sampai 90");
  EXPECT_EQ(TargetWord("86.55"), "86,55");
  EXPECT_EQ(TargetWord(""), "—");
  EXPECT_EQ(TargetWord("80.5..90"), "80,5 sampai 90");
}

TEST(AchievementWord, SaysWhatCountsWhereTheCapCuts) {
  EXPECT_EQ(AchievementWord(Of("101.40", "101.40")), "101,40 %");
  EXPECT_EQ(AchievementWord(Of("150.00", "120.00")), "150,00 % (dihitung 120,00 %)");
  EXPECT_EQ(AchievementWord(Of("-5.00", "0.00")), "-5,00 % (dihitung 0,00 %)");
}

TEST(AchievementWord, SaysWhyThereIsNone) {
  std::set<std::string> words;
  for (const char* state :
       {"kosong", "tidak_dapat_dihitung", "tanpa_batas", "penyebut_nol", "tanpa_target"}) {
    words.insert(AchievementWord(Of("", "", state)));
  }
  EXPECT_EQ(words.size(), 5U);
  EXPECT_FALSE(words.contains("—"));
  EXPECT_EQ(AchievementWord(Of("", "120.00", "tanpa_batas")),
            "melampaui semua batas; dihitung 120,00 %");
}

TEST(GapsWord, NamesTheQuartersThatLack) {
  wire::Achievement year;
  EXPECT_EQ(GapsWord(year), "");
  year.add_gaps(1);
  year.add_gaps(3);
  EXPECT_EQ(GapsWord(year), "tanpa triwulan 1, 3");
  year.set_decreasing(true);
  EXPECT_EQ(GapsWord(year), "tanpa triwulan 1, 3; angka kumulatif turun");
}

// A kind that the contract gains must not be told as something to be looked at.
TEST(FindingWord, EveryKindHasItsOwnSentence) {
  std::set<std::string> words;
  int kinds = 0;
  for (int kind = 1; kind <= wire::FindingKind_MAX; ++kind) {
    if (!wire::FindingKind_IsValid(kind)) continue;
    wire::Finding finding;
    finding.set_kind(static_cast<wire::FindingKind>(kind));
    words.insert(FindingWord(finding));
    ++kinds;
  }
  EXPECT_EQ(static_cast<int>(words.size()), kinds);
  EXPECT_FALSE(words.contains(FindingWord(wire::Finding())));
}

TEST(FindingWord, SaysTheBoundAsItIsWrittenHere) {
  wire::Finding finding;
  finding.set_kind(wire::FINDING_KIND_ABOVE_BOUNDS);
  finding.set_expected("1000.5");
  EXPECT_EQ(FindingWord(finding), "terlalu besar untuk benar. Paling besar 1.000,5.");
}

TEST(IsRefused, PartsWhatLacksFromWhatCannotBe) {
  EXPECT_FALSE(IsRefused(wire::FINDING_KIND_NO_EVIDENCE));
  EXPECT_TRUE(IsRefused(wire::FINDING_KIND_BELOW_BOUNDS));
  EXPECT_TRUE(IsRefused(wire::FINDING_KIND_MALFORMED));
}

}  // namespace
}  // namespace tepat::portal
