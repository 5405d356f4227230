// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/history_chart.h"

#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

wire::SheetRow RowOf(const std::vector<std::string>& values) {
  wire::SheetRow row;
  row.mutable_indicator()->set_name("Indeks & lainnya");
  row.mutable_indicator()->set_decimals(1);
  int quarter = 0;
  for (const std::string& value : values) {
    auto* period = row.add_earlier();
    period->set_period("2026-TW" + std::to_string(++quarter));
    period->set_value(value);
  }
  return row;
}

int Bars(const std::string& html) {
  int count = 0;
  for (std::size_t at = html.find("\"batang\""); at != std::string::npos;
       at = html.find("\"batang\"", at + 1)) {
    ++count;
  }
  return count;
}

TEST(HistoryOfValues, DrawsABarForEachPeriodAgainstTheLargest) {
  const std::string html = HistoryOfValues(RowOf({"50", "100", "75.5"})).text();
  EXPECT_EQ(Bars(html), 3);
  EXPECT_THAT(html, HasSubstr("y=\"30\" width=\"18\" height=\"30\""));
  EXPECT_THAT(html, HasSubstr("y=\"0\" width=\"18\" height=\"60\""));
  EXPECT_THAT(html, HasSubstr("Indeks &amp; lainnya"));
}

TEST(HistoryOfValues, SaysTheSameAsATable) {
  EXPECT_THAT(Seen(HistoryOfValues(RowOf({"50", "75.54"}))),
              HasSubstr("Triwulan I 2026 50,0 — Triwulan II 2026 75,5 —"));
}

TEST(HistoryOfValues, NoDataIsNoBarAndSaidInWords) {
  const Html html = HistoryOfValues(RowOf({"50", "", "0"}));
  EXPECT_THAT(html.text(), HasSubstr("height=\"0\""));
  EXPECT_THAT(html.text(), HasSubstr("height=\"1\"")) << "zero is a value";
  EXPECT_THAT(Seen(html), HasSubstr("Triwulan II 2026 tidak ada data"));
}

TEST(HistoryOfValues, GradesHaveATableAlone) {
  const Html html = HistoryOfValues(RowOf({"B", "BB"}));
  EXPECT_THAT(html.text(), Not(HasSubstr("<svg")));
  EXPECT_THAT(Seen(html), HasSubstr("Triwulan II 2026 BB"));
}

TEST(HistoryOfValues, NothingStandsThereBeforeTheFirstPeriod) {
  EXPECT_TRUE(HistoryOfValues(RowOf({})).empty());
}

}  // namespace
}  // namespace tepat::portal
