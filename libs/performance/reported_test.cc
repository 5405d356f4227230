// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/reported.h"

#include "libs/performance/performance_fixture.h"

namespace tepat::performance {
namespace {

std::string TextOf(const ReportedValue& value) {
  return ValueText(IndicatorOf(value.indicator), value);
}

TEST(FittingIn, KeepsWhatThePlanAsksAndNothingElse) {
  const std::string unit = "lurah_jogotrunan";
  ReportedValue times =
      Value("layanan_tepat_waktu", {{"tepat_waktu", "47"}, {"selesai", "48"}, {"ditolak", "1"}});
  times.cause = "Listrik padam";
  times.evidence = {{"tidak_ada", plan::EvidenceKind::kText, "Map 3"}};
  const auto fitting = FittingIn(
      Shipped(), unit, {times, Direct("desa_tata_kelola", "1"), Direct("indikator_lama", "2")});
  ASSERT_EQ(fitting.size(), 1U) << "one is asked of another unit, one of nobody";
  EXPECT_EQ(fitting[0].numbers, (std::vector<Number>{{"tepat_waktu", "47"}, {"selesai", "48"}}));
  EXPECT_TRUE(fitting[0].evidence.empty());
  EXPECT_EQ(fitting[0].cause, "Listrik padam");
  const std::vector<ReportedValue> asked = {Direct("lama_layanan", "14")};
  EXPECT_TRUE(SaysTheSame(FittingIn(Shipped(), unit, asked).at(0), asked[0]));
}

TEST(ValueText, IsTheFigureThatComesOfTheComponents) {
  EXPECT_EQ(TextOf(Direct("ikm", "86.50")), "86.5");
  // 100 × 47 / 48 = 97.91666…
  EXPECT_EQ(TextOf(Value("layanan_tepat_waktu", {{"tepat_waktu", "47"}, {"selesai", "48"}})),
            "97.92");
  EXPECT_EQ(TextOf(Value("gangguan_trantibum",
                         {{"konflik", "1"}, {"pelanggaran", "2"}, {"unjuk_rasa", "0"}})),
            "3");
  EXPECT_EQ(TextOf(Direct("predikat_akip", "BB")), "BB");
}

TEST(ValueText, IsEmptyWhereAComponentIsAndNeverZero) {
  EXPECT_EQ(TextOf(Value("layanan_tepat_waktu", {{"tepat_waktu", "47"}})), "");
  EXPECT_EQ(TextOf(Value("gangguan_trantibum", {{"konflik", "1"}})), "");
  EXPECT_EQ(TextOf(Value("layanan_tepat_waktu", {{"tepat_waktu", "0"}, {"selesai", "0"}})), "");
  EXPECT_EQ(TextOf(Direct("predikat_akip", "Z")), "");
  EXPECT_EQ(TextOf(Direct("ikm", "86,5")), "") << "values are plain decimals";
}

TEST(SaysTheSame, LooksAtContentNotAtOrder) {
  ReportedValue a = Value("partisipasi_musrenbang", {{"hadir", "90"}, {"diundang", "100"}});
  ReportedValue b = Value("partisipasi_musrenbang", {{"diundang", "100"}, {"hadir", "90"}});
  EXPECT_TRUE(SaysTheSame(a, b));
  b.cause = "Hujan";
  EXPECT_FALSE(SaysTheSame(a, b));
  b = a;
  b.evidence = {{"daftar_hadir", plan::EvidenceKind::kLink, "https://a.example/1"}};
  EXPECT_FALSE(SaysTheSame(a, b));
}

TEST(FindValue, FindsByIndicator) {
  const std::vector<ReportedValue> values = {Direct("ikm", "1"), Direct("lama_layanan", "2")};
  EXPECT_EQ(FindValue(values, "lama_layanan")->numbers.front().value, "2");
  EXPECT_EQ(FindValue(values, "swadaya"), nullptr);
}

Series Of(const std::vector<std::string>& values) {
  Series series;
  int quarter = 0;
  for (const std::string& value : values) {
    series.push_back({{2025, ++quarter}, "15", Direct("lama_layanan", value)});
  }
  return series;
}

bool Strange(const std::string& value, const Series& earlier) {
  const ReportedValue now = Direct("lama_layanan", value);
  return IsOutlier(IndicatorOf("lama_layanan"), MeasuredOf(now), earlier);
}

TEST(IsOutlier, ComparesWithTheMeanOfTheLastTwoToFourPeriods) {
  // m = 12, so that 6 to 18 are usual.
  EXPECT_FALSE(Strange("18", Of({"10", "14"})));
  EXPECT_TRUE(Strange("18.0001", Of({"10", "14"})));
  EXPECT_FALSE(Strange("6", Of({"10", "14"})));
  EXPECT_TRUE(Strange("5.9", Of({"10", "14"})));
  EXPECT_FALSE(Strange("400", Of({"10"}))) << "one period is no habit";
}

TEST(IsOutlier, PassesOverPeriodsWithoutData) {
  Series earlier = Of({"10", "14"});
  earlier.front().value.numbers.clear();
  earlier.front().value.no_data_reason = "Loket ditutup";
  EXPECT_FALSE(Strange("400", earlier));
}

}  // namespace
}  // namespace tepat::performance
