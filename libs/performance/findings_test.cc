// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/findings.h"

#include "libs/performance/performance_fixture.h"

namespace tepat::performance {
namespace {

constexpr const char* kSha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
using Names = std::vector<std::string>;

class FindingsTest : public testing::Test {
 protected:
  // What is found in the row of the indicator of the value, as `kind component/evidence`.
  Names In(const ReportedValue& value) {
    Names found;
    for (const Finding& one : All({value})) {
      if (one.indicator != value.indicator) continue;
      found.push_back(std::to_string(static_cast<int>(one.kind)) + " " + one.component + "/" +
                      one.evidence);
    }
    return found;
  }
  std::vector<Finding> All(const std::vector<ReportedValue>& values) {
    return FindingsIn({Shipped(), unit_, period_, earlier_, files_}, values);
  }
  Finding First(const ReportedValue& value) {
    for (const Finding& one : All({value})) {
      if (one.indicator == value.indicator) return one;
    }
    return {};
  }
  // A value of `lama_layanan`, whose evidence is optional.
  static ReportedValue Minutes(const std::string& minutes) {
    return Direct("lama_layanan", minutes);
  }
  // A complete one of `kehadiran` in the Musrenbang.
  static ReportedValue Present(const std::string& present, const std::string& invited) {
    ReportedValue value =
        Value("partisipasi_musrenbang", {{"hadir", present}, {"diundang", invited}});
    value.evidence = {{"daftar_hadir", plan::EvidenceKind::kFile, kSha256}};
    return value;
  }

  std::string unit_ = "lurah_jogotrunan";
  Period period_{2026, 3};
  std::map<std::string, Series> earlier_;
  std::set<std::string> files_ = {kSha256};
};

TEST_F(FindingsTest, NothingLacksInACompleteValue) {
  EXPECT_EQ(In(Minutes("15")), Names({}));
  EXPECT_EQ(In(Present("90", "100")), Names({}));
}

TEST_F(FindingsTest, AnEmptySheetLacksEveryCellAndEveryRequiredProof) {
  const auto findings = All({});
  int cells = 0;
  int proofs = 0;
  for (const Finding& one : findings) {
    cells += one.kind == FindingKind::kNoValue ? 1 : 0;
    proofs += one.kind == FindingKind::kNoEvidence ? 1 : 0;
  }
  // Seven indicators of a Lurah: 2 + 1 + 2 + 2 + 3 + 2 + 3 components, six required proofs.
  EXPECT_EQ(cells, 15);
  EXPECT_EQ(proofs, 6);
  EXPECT_EQ(findings.size(), 21U);
  EXPECT_FALSE(HasRefusal(findings));
}

TEST_F(FindingsTest, AMissedTargetAsksForCauseAndFollowUp) {
  EXPECT_EQ(In(Minutes("15.0001")), Names({"3 /", "4 /"}));
  ReportedValue explained = Minutes("16");
  explained.cause = "Listrik padam dua hari";
  EXPECT_EQ(In(explained), Names({"4 /"}));
  explained.follow_up = "Genset disewa";
  EXPECT_EQ(In(explained), Names({}));
}

TEST_F(FindingsTest, AnOutlierAsksForACause) {
  earlier_["lama_layanan"] = {{{2026, 1}, "15", Minutes("14")}, {{2026, 2}, "15", Minutes("14")}};
  EXPECT_EQ(In(Minutes("7")), Names({})) << "half of the mean is not yet one";
  EXPECT_EQ(In(Minutes("6.9")), Names({"5 /"}));
  ReportedValue explained = Minutes("6.9");
  explained.cause = "Antrean daring sejak Juli";
  EXPECT_EQ(In(explained), Names({}));
}

TEST_F(FindingsTest, NoDataNeedsAReasonAndLacksNothing) {
  ReportedValue none = Value("pengaduan_selesai", {});
  none.no_data_reason = "Tidak ada pengaduan";
  EXPECT_EQ(In(none), Names({}));
  none.no_data_reason = "nol";
  EXPECT_EQ(In(none), Names({"18 /"}));
  none.no_data_reason = "Tidak ada pengaduan";
  none.numbers = {{"diterima", "0"}};
  EXPECT_EQ(In(none), Names({"18 /"}));
}

TEST_F(FindingsTest, BoundsApplyToTheComputedValue) {
  const auto over = First(Present("101", "100"));
  EXPECT_EQ(over.kind, FindingKind::kAboveBounds);
  EXPECT_EQ(over.found, "101");
  EXPECT_EQ(over.expected, "100");
  const auto under = First(Minutes("-1"));
  EXPECT_EQ(under.kind, FindingKind::kBelowBounds);
  EXPECT_EQ(under.expected, "0");
  EXPECT_EQ(In(Present("0", "0")), Names({"14 /"}));
}

TEST_F(FindingsTest, ANumberIsAPlainDecimalOfLimitedLength) {
  for (const char* text :
       {"", "1,5", "1.234,5", ".5", "5.", "1e3", "1.23456", "1234567890123", " 1", "0x1", "NaN"}) {
    EXPECT_EQ(In(Minutes(text)), Names({"12 nilai/"})) << text;
  }
  EXPECT_EQ(In(Minutes(std::string(41, '0'))), Names({"12 nilai/"}));
  EXPECT_TRUE(HasRefusal(All({Minutes("x")})));
  EXPECT_EQ(First(Minutes(std::string(500, 'x'))).found.size(), 200U);
}

TEST_F(FindingsTest, AGradeIsOneOfTheScale) {
  unit_ = "kasubbag_keuangan";
  ReportedValue grade = Direct("predikat_akip", "bb");
  grade.evidence = {{"lhe", plan::EvidenceKind::kText, "LHE 700/12 tahun 2026"}};
  EXPECT_EQ(In(grade), Names({"13 nilai/"}));
  EXPECT_EQ(First(grade).expected, "D, C, CC, B, BB, A, AA");
  grade.numbers = {{"nilai", "BB"}};
  EXPECT_EQ(In(grade), Names({}));
}

TEST_F(FindingsTest, WhatThePlanDoesNotAskIsNamed) {
  EXPECT_EQ(In(Direct("ikm", "86")), Names({"15 /"})) << "another unit's";
  EXPECT_EQ(In(Direct("antah", "86")), Names({"15 /"}));
  EXPECT_EQ(In(Value("lama_layanan", {{"nilai", "15"}, {"antah", "1"}})), Names({"16 antah/"}));
  EXPECT_EQ(In(Value("lama_layanan", {{"nilai", "15"}, {"nilai", "14"}})), Names({"16 nilai/"}));
  const auto twice = All({Minutes("15"), Minutes("14")});
  EXPECT_EQ(twice.back().kind, FindingKind::kUnknownIndicator);
  EXPECT_EQ(twice.back().indicator, "lama_layanan");
}

TEST_F(FindingsTest, AProofIsInAKindThatTheRuleTakesAndHandedIn) {
  using plan::EvidenceKind;
  const auto with = [](Proof proof) {
    ReportedValue value = Minutes("15");
    value.evidence = {std::move(proof)};
    return value;
  };
  EXPECT_EQ(In(with({"register", EvidenceKind::kFile, kSha256})), Names({}));
  EXPECT_EQ(In(with({"register", EvidenceKind::kText, "Register 2026 di Map 3"})), Names({}));
  EXPECT_EQ(In(with({"register", EvidenceKind::kFile, std::string(64, '0')})),
            Names({"17 /register"}));
  EXPECT_EQ(In(with({"register", EvidenceKind::kLink, "https://contoh.id/a"})),
            Names({"17 /register"}));
  EXPECT_EQ(In(with({"antah", EvidenceKind::kText, "Register 2026"})), Names({"17 /antah"}));
  EXPECT_EQ(In(with({"register", EvidenceKind::kText, "ada"})), Names({"18 /register"}));
  EXPECT_EQ(In(with({"register", EvidenceKind::kText, ""})), Names({"18 /register"}));
}

TEST_F(FindingsTest, ALinkLeadsToTheWeb) {
  const auto with = [](const std::string& link) {
    ReportedValue value = Present("90", "100");
    value.evidence.push_back({"foto", plan::EvidenceKind::kLink, link});
    return value;
  };
  EXPECT_EQ(In(with("https://contoh.id/foto/1")), Names({}));
  for (const std::string& link :
       {std::string("javascript:alert(1)"), std::string("http://a"),
        std::string("https://contoh.id/a b"), std::string("https://contoh.id/\"><b>"),
        "https://" + std::string(2000, 'a')}) {
    EXPECT_EQ(In(with(link)), Names({"18 /foto"})) << link;
  }
}

TEST_F(FindingsTest, EndlessListsAreOneFinding) {
  ReportedValue many = Minutes("15");
  many.evidence.assign(21, {"register", plan::EvidenceKind::kText, "Register 2026"});
  EXPECT_EQ(In(many), Names({"18 /"}));
  many.evidence.clear();
  many.numbers.assign(17, {"antah", "1"});
  EXPECT_EQ(In(many), Names({"18 /", "2 nilai/"}));
}

TEST_F(FindingsTest, TextsHaveTheirLimits) {
  ReportedValue value = Minutes("15");
  value.cause = "ada";
  value.follow_up = std::string(1001, 'x');
  EXPECT_EQ(In(value), Names({"18 /", "18 /"}));
  EXPECT_EQ(First(value).expected, "cause: 5 to 1000 characters");
}

TEST_F(FindingsTest, AWholeYearIsHeldToTheTargetOfTheYear) {
  unit_ = "kasubbag_keuangan";
  period_ = {2026, 0};
  ReportedValue done = Direct("dokumen_kinerja", "12");
  done.evidence = {{"dokumen", plan::EvidenceKind::kLink, "https://contoh.id/dokumen"}};
  EXPECT_EQ(In(done), Names({}));
  done.numbers = {{"nilai", "3"}};
  EXPECT_EQ(In(done), Names({"3 /", "4 /"}));
}

TEST_F(FindingsTest, AUnitThatThePlanAsksNothingOfLacksNothing) {
  unit_ = "seksi_lain";
  EXPECT_TRUE(All({}).empty());
  EXPECT_EQ(All({Minutes("15")}).front().kind, FindingKind::kUnknownIndicator);
}

TEST(CountsOf, CountsCellsAndProofs) {
  ReportedValue services = Value("layanan_tepat_waktu", {{"tepat_waktu", "47"}, {"selesai", "48"}});
  services.evidence = {{"register", plan::EvidenceKind::kFile, kSha256}};
  ReportedValue none = Value("pengaduan_selesai", {});
  none.no_data_reason = "Tidak ada pengaduan";
  const auto counts = CountsOf(Shipped(), "lurah_jogotrunan", {services, none});
  EXPECT_EQ(counts.cells_asked, 15);
  EXPECT_EQ(counts.cells_filled, 2);
  EXPECT_EQ(counts.no_data, 1);
  EXPECT_EQ(counts.evidence_asked, 5) << "what has no data needs no proof";
  EXPECT_EQ(counts.evidence_filled, 1);
}

}  // namespace
}  // namespace tepat::performance
