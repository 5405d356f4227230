// SPDX-License-Identifier: Apache-2.0
// Expected figures are computed by hand.
#include "libs/performance/office_year.h"

#include "libs/performance/performance_fixture.h"

namespace tepat::performance {
namespace {

ReportedValue OnTime(const std::string& in_time, const std::string& all) {
  return Value("layanan_tepat_waktu", {{"tepat_waktu", in_time}, {"selesai", all}});
}

ByUnit Of(const std::map<std::string, ReportedValue>& values) {
  ByUnit by_unit;
  for (const auto& [unit, value] : values) by_unit.emplace(unit, MeasuredOf(value));
  return by_unit;
}

TEST(OfficeYearToDate, AddsUnitsThenQuarters) {
  const std::vector<ByUnit> quarters = {
      Of({{"lurah_jogotrunan", OnTime("9", "10")}, {"lurah_kepuharjo", OnTime("20", "20")}}),
      {},
      Of({{"lurah_jogotrunan", OnTime("1", "3")}})};
  const auto standing = OfficeYearToDate(IndicatorOf("layanan_tepat_waktu"), 2026, quarters);
  EXPECT_EQ(standing.value, "90.91");  // 30 of 33
  EXPECT_EQ(standing.target, "95");
  EXPECT_EQ(standing.raw, "95.69");
  EXPECT_EQ(standing.gaps, std::vector<int>{2});
}

TEST(OfficeYearToDate, TakesTheTargetsOfUnitsThatHaveData) {
  // Means of the units, then of the quarters: (20 + 16) / 2 against (20 + 15) / 2, and 10
  // against 15.
  const std::vector<ByUnit> quarters = {Of({{"kasi_pelayanan_umum", Direct("lama_layanan", "20")},
                                            {"lurah_kepuharjo", Direct("lama_layanan", "16")}}),
                                        Of({{"lurah_kepuharjo", Direct("lama_layanan", "10")}})};
  const auto standing = OfficeYearToDate(IndicatorOf("lama_layanan"), 2026, quarters);
  EXPECT_EQ(standing.value, "14");
  EXPECT_EQ(standing.target, "16.25");
  EXPECT_EQ(standing.raw, "116.07");
}

TEST(OfficeYearToDate, SaysWhyThereIsNoFigure) {
  const auto& ratio = IndicatorOf("layanan_tepat_waktu");
  EXPECT_EQ(OfficeYearToDate(ratio, 2026, std::vector<ByUnit>(2)).state, "kosong");
  const std::vector<ByUnit> nobody = {Of({{"lurah_kepuharjo", OnTime("0", "0")}})};
  EXPECT_EQ(OfficeYearToDate(ratio, 2026, nobody).state, "penyebut_nol");
}

}  // namespace
}  // namespace tepat::performance
