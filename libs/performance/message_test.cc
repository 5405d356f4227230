// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/message.h"

#include <gtest/gtest.h>

namespace tepat::performance {
namespace {

ReportedValue Full() {
  return {"hadir",
          {{"datang", "085.50"}, {"diundang", "100"}},
          "",
          "Hujan",
          "Undangan lebih awal",
          {{"daftar", plan::EvidenceKind::kFile, std::string(64, 'a')},
           {"foto", plan::EvidenceKind::kLink, "https://contoh.id/1"},
           {"catatan", plan::EvidenceKind::kText, "Map 3"}}};
}

TEST(ReportedIn, GivesBackWhatWasFilled) {
  wire::IndicatorValue message;
  FillValue(Full(), &message);
  EXPECT_EQ(message.components(0).value(), "085.50") << "nothing is rounded on the way";
  EXPECT_TRUE(SaysTheSame(ReportedIn(message), Full()));
}

TEST(ReportedIn, KeepsAProofThatSaysNothing) {
  wire::IndicatorValue message;
  message.add_evidence()->set_rule("daftar");
  const auto value = ReportedIn(message);
  ASSERT_EQ(value.evidence.size(), 1U);
  EXPECT_EQ(value.evidence[0].content, "");
}

TEST(FillSent, TellsNumbersAndHashesAndNoWord) {
  wire::SentValue sent;
  FillSent(Full(), &sent);
  EXPECT_EQ(sent.components_size(), 2);
  EXPECT_FALSE(sent.no_data());
  ASSERT_EQ(sent.evidence_size(), 1);
  EXPECT_EQ(sent.evidence(0), std::string(64, 'a'));
  const std::string text = sent.ShortDebugString();
  for (const char* word : {"Hujan", "Undangan", "contoh.id", "Map 3"}) {
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  }
}

TEST(FillSent, TellsThatThereAreNoDataAndNotWhy) {
  ReportedValue none{"hadir", {}, "Kantor tutup", "", "", {}};
  wire::SentValue sent;
  FillSent(none, &sent);
  EXPECT_TRUE(sent.no_data());
  EXPECT_EQ(sent.ShortDebugString().find("Kantor"), std::string::npos);
}

TEST(FillFinding, NumbersKindsAsTheContract) {
  wire::Finding finding;
  FillFinding({FindingKind::kNotAGrade, "u", "i", "c", "e", "bb", "B, BB"}, &finding);
  EXPECT_EQ(finding.kind(), wire::FINDING_KIND_NOT_A_GRADE);
  EXPECT_EQ(finding.expected(), "B, BB");
  FillFinding({FindingKind::kNoEvidence, "u", "i", "", "e", "", ""}, &finding);
  EXPECT_EQ(finding.kind(), wire::FINDING_KIND_NO_EVIDENCE);
  EXPECT_TRUE(IsRefusal(FindingKind::kMalformed));
  EXPECT_FALSE(IsRefusal(FindingKind::kNoEvidence));
}

TEST(FillStanding, TellsFlagsToo) {
  Standing standing{"1", "2", "50.00", "50.00", "", {1, 3}, true};
  wire::Achievement made;
  FillStanding(standing, &made);
  EXPECT_EQ(made.raw(), "50.00");
  EXPECT_EQ(made.gaps_size(), 2);
  EXPECT_TRUE(made.decreasing());
}

}  // namespace
}  // namespace tepat::performance
