// SPDX-License-Identifier: Apache-2.0
// Expected figures are computed by hand from the formulas of libs/measure/achievement.h.
#include "libs/performance/standing.h"

#include "libs/performance/performance_fixture.h"

namespace tepat::performance {
namespace {

const Period kThird{2026, 3};

Standing Now(const std::string& unit, const ReportedValue& value, const Period& period = kThird) {
  const auto& indicator = IndicatorOf(value.indicator);
  return InPeriod(indicator, unit, period, MeasuredIn(indicator, value));
}

Standing Year(const std::string& unit, const ReportedValue& value, const Series& earlier,
              const Period& period = kThird) {
  const auto& indicator = IndicatorOf(value.indicator);
  return YearToDate(indicator, unit, period, MeasuredIn(indicator, value), earlier);
}

TEST(InPeriod, IsNotRoundedTwice) {
  // 99.994999…: at six places 99.995, which would become 100.
  const auto standing = Now("kasi_pemerintahan",
                            Value("desa_tata_kelola", {{"desa_baik", "19998"}, {"desa", "19999"}}));
  EXPECT_EQ(standing.value, "99.99");
  EXPECT_EQ(standing.exact, measure::Fraction(measure::Integer(1999800), measure::Integer(19999)));
}

TEST(InPeriod, TakesTheExactValueAndRoundsOnce) {
  // Target 60: 100 × (2/3 × 100) / 60 = 111.111…
  const auto standing =
      Now("kasi_pemerintahan", Value("desa_tata_kelola", {{"desa_baik", "2"}, {"desa", "3"}}));
  EXPECT_EQ(standing.value, "66.67");
  EXPECT_EQ(standing.target, "60");
  EXPECT_EQ(standing.raw, "111.11");
  EXPECT_EQ(standing.capped, "111.11");
  EXPECT_EQ(standing.state, "");
}

TEST(InPeriod, KnowsEachDirection) {
  const auto fewer = Now("lurah_jogotrunan", Direct("lama_layanan", "12"));  // 15 / 12
  EXPECT_EQ(fewer.raw, "125.00");
  EXPECT_EQ(fewer.capped, "120.00");
  const auto exact = Now("kasubbag_keuangan", Direct("dokumen_kinerja", "4"));  // 1 − 1/3
  EXPECT_EQ(exact.raw, "66.67");
  const auto grade = Now("kasubbag_keuangan", Direct("predikat_akip", "B"));  // 4 / 5
  EXPECT_EQ(grade.raw, "80.00");
  EXPECT_EQ(grade.value, "4");
  EXPECT_EQ(grade.target, "BB");
}

TEST(InPeriod, SaysWhyThereIsNoFigure) {
  EXPECT_EQ(Now("lurah_jogotrunan", Direct("lama_layanan", "x")).state, "kosong");
  EXPECT_EQ(Now("lurah_jogotrunan", Direct("lama_layanan", "x")).target, "15");
  const auto unbounded = Now("lurah_jogotrunan", Direct("lama_layanan", "0"));
  EXPECT_EQ(unbounded.state, "tanpa_batas");
  EXPECT_EQ(unbounded.capped, "120.00");
  EXPECT_EQ(unbounded.raw, "");
  const auto unheld = Now("lurah_jogotrunan",
                          Value("partisipasi_musrenbang", {{"hadir", "9"}, {"diundang", "10"}}));
  EXPECT_EQ(unheld.state, "tanpa_target");
  EXPECT_EQ(unheld.value, "90");
  const auto nobody = Now("lurah_jogotrunan",
                          Value("layanan_tepat_waktu", {{"tepat_waktu", "0"}, {"selesai", "0"}}));
  EXPECT_EQ(nobody.state, "penyebut_nol");
  // A target of 0 that is to be exceeded has no percentage.
  const auto zero =
      Now("kasi_pemberdayaan_masyarakat",
          Value("usulan_terakomodasi", {{"terakomodasi", "1"}, {"usulan", "4"}}), {2026, 1});
  EXPECT_EQ(zero.state, "tidak_dapat_dihitung");
}

TEST(InPeriod, CountsEveryValueInsideARangeAsReached) {
  const auto spent = [](const std::string& percent) {
    return Now("kasubbag_keuangan",
               Value("serapan_anggaran", {{"realisasi", percent}, {"pagu", "100"}}));
  };
  EXPECT_EQ(spent("65").raw, "100.00");
  EXPECT_EQ(spent("75").raw, "100.00");
  EXPECT_EQ(spent("52").raw, "80.00");   // 52 / 65
  EXPECT_EQ(spent("90").raw, "120.00");  // 90 / 75
}

TEST(YearToDate, AddsQuartersAndNamesGaps) {
  // Targets 4, 2, 3; values 4, none, 3: 7 of 7.
  const Series earlier = {{{2026, 1}, "4", Direct("dokumen_kinerja", "4")}};
  const auto year = Year("kasubbag_keuangan", Direct("dokumen_kinerja", "3"), earlier);
  EXPECT_EQ(year.value, "7");
  EXPECT_EQ(year.target, "7");
  EXPECT_EQ(year.raw, "100.00");
  EXPECT_EQ(year.gaps, std::vector<int>({2}));
  EXPECT_FALSE(year.decreasing);
}

TEST(YearToDate, TakesNoQuarterOfAnotherYearOrALaterOne) {
  const Series earlier = {{{2025, 1}, "4", Direct("dokumen_kinerja", "40")},
                          {{2026, 4}, "3", Direct("dokumen_kinerja", "50")}};
  const auto year = Year("kasubbag_keuangan", Direct("dokumen_kinerja", "3"), earlier);
  EXPECT_EQ(year.value, "3");
  EXPECT_EQ(year.gaps, std::vector<int>({1, 2}));
}

TEST(YearToDate, FlagsACumulativeValueThatFalls) {
  const auto villages = [](const std::string& good) {
    return Value("desa_tata_kelola", {{"desa_baik", good}, {"desa", "10"}});
  };
  const Series earlier = {{{2026, 1}, "20", villages("3")}, {{2026, 2}, "40", villages("7")}};
  const auto year = Year("kasi_pemerintahan", villages("6"), earlier);
  EXPECT_TRUE(year.decreasing);
  EXPECT_EQ(year.value, "60");  // the last one
  EXPECT_EQ(year.raw, "100.00");
  EXPECT_TRUE(year.gaps.empty());
}

TEST(YearToDate, AddsNumeratorsAndDenominatorsOfRatios) {
  const auto present = [](const std::string& days, const std::string& due) {
    return Value("kehadiran_asn", {{"hari_hadir", days}, {"hari_wajib", due}});
  };
  const Series earlier = {{{2026, 1}, "98", present("90", "100")},
                          {{2026, 2}, "98", present("190", "200")}};
  // 100 × (90 + 190 + 297) / (100 + 200 + 300) = 96.1666…; by 98: 98.129…
  const auto year = Year("kasubbag_umum_kepegawaian", present("297", "300"), earlier);
  EXPECT_EQ(year.value, "96.17");
  EXPECT_EQ(year.raw, "98.13");
}

TEST(YearToDate, OfAWholeYearIsTheYearItself) {
  const auto year = Year("kasubbag_keuangan", Direct("dokumen_kinerja", "9"), {}, {2026, 0});
  EXPECT_EQ(year.target, "12");
  EXPECT_EQ(year.raw, "75.00");
  EXPECT_TRUE(year.gaps.empty());
}

TEST(MissesTarget, FollowsTheDirectionAlsoWhereNoPercentageExists) {
  using measure::Direction;
  using measure::Fraction;
  using measure::Target;
  const auto misses = [](Direction direction, const Target& target, int value) {
    measure::Method method;
    method.direction = direction;
    return MissesTarget(method, target, Fraction(value));
  };
  EXPECT_FALSE(misses(Direction::kHigher, Target(Fraction(0)), 0));
  EXPECT_TRUE(misses(Direction::kHigher, Target(Fraction(5)), 4));
  EXPECT_TRUE(misses(Direction::kLowerByDifference, Target(Fraction(0)), 1));
  EXPECT_FALSE(misses(Direction::kLowerByRatio, Target(Fraction(5)), 5));
  EXPECT_TRUE(misses(Direction::kExact, Target(Fraction(5)), 6));
  const Target range = *Target::Range(Fraction(80), Fraction(90));
  EXPECT_FALSE(misses(Direction::kHigher, range, 95));
  EXPECT_TRUE(misses(Direction::kExact, range, 95));
  EXPECT_FALSE(misses(Direction::kLowerByRatio, range, 70));
}

TEST(OfOffice, AddsUnitsAndNamesThoseWithoutData) {
  const auto& services = IndicatorOf("layanan_tepat_waktu");
  const auto share = [](const std::string& in_time, const std::string& all) {
    return MeasuredOf(Value("layanan_tepat_waktu", {{"tepat_waktu", in_time}, {"selesai", all}}));
  };
  // 100 × (90 + 45) / (100 + 50) = 90; by 95: 94.736…
  const auto office = OfOffice(
      services, kThird,
      {{"kasi_pelayanan_umum", share("90", "100")}, {"lurah_jogotrunan", share("45", "50")}});
  EXPECT_EQ(office.standing.value, "90");
  EXPECT_EQ(office.standing.raw, "94.74");
  EXPECT_EQ(office.without_data.size(), 6U);
}

TEST(OfOffice, LeavesTheTargetOfWhoHasNoDataOutOfTheSum) {
  const auto& gifts = IndicatorOf("swadaya");  // third quarter: 20 for three units, 12 for four
  const auto given = [](const std::string& money) {
    return MeasuredOf(Value("swadaya", {{"uang", money}, {"tenaga", "0"}, {"bahan", "0"}}));
  };
  const auto office = OfOffice(
      gifts, kThird, {{"lurah_jogotrunan", given("18")}, {"lurah_jogoyudan", given("10")}});
  EXPECT_EQ(office.standing.target, "32");
  EXPECT_EQ(office.standing.value, "28");
  EXPECT_EQ(office.standing.raw, "87.50");
}

TEST(OfOffice, HoldsASumToTheTargetOfTheOffice) {
  const auto events = [](const std::string& count) {
    return MeasuredOf(Value("gangguan_trantibum",
                            {{"konflik", count}, {"pelanggaran", "0"}, {"unjuk_rasa", "0"}}));
  };
  // Lower is better: (2 × 6 − 9) / 6.
  const auto office =
      OfOffice(IndicatorOf("gangguan_trantibum"), kThird,
               {{"kasi_pemerintahan", events("5")}, {"lurah_jogoyudan", events("4")}});
  EXPECT_EQ(office.standing.value, "9");
  EXPECT_EQ(office.standing.raw, "50.00");
}

TEST(OfOffice, IsEmptyWhenNobodyHasData) {
  const auto office = OfOffice(IndicatorOf("ikm"), kThird, {});
  EXPECT_EQ(office.standing.state, "kosong");
  EXPECT_EQ(office.standing.target, "86");
  EXPECT_EQ(office.without_data, std::vector<std::string>({"kasi_pelayanan_umum"}));
}

}  // namespace
}  // namespace tepat::performance
