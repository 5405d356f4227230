// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/history_chart.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "libs/measure/fraction.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using measure::Fraction;

constexpr int kHeight = 60;  // of the tallest bar, in units of the drawing
constexpr int kStep = 26;    // from one bar to the next

// A period without a number has no bar, which is not a bar of nothing.
std::vector<std::optional<Fraction>> NumbersOf(const wire::SheetRow& row) {
  std::vector<std::optional<Fraction>> numbers;
  for (const auto& period : row.earlier()) {
    const auto number = measure::ReadPlainFraction(period.value());
    numbers.push_back(number ? std::optional(*number) : std::nullopt);
  }
  return numbers;
}

// By the distance from zero: a bar says how much, the table below says the sign.
int HeightOf(const Fraction& number, const Fraction& largest) {
  if (largest.Sign() == 0) return 1;
  const Fraction height = measure::Absolute(number) * Fraction(kHeight) / largest;
  return std::max(1, IntIn(measure::FormatFixed(height, 0)));
}

Html Chart(const std::string& title, const std::vector<std::optional<Fraction>>& numbers) {
  Fraction largest;
  int count = 0;
  for (const auto& number : numbers) {
    if (!number) continue;
    largest = std::max(largest, measure::Absolute(*number));
    ++count;
  }
  if (count < 2) return Html();
  Html bars;
  int x = 0;
  for (const auto& number : numbers) {
    const int height = number ? HeightOf(*number, largest) : 0;
    bars += Fill(R"(<rect class="batang" x="{}" y="{}" width="18" height="{}"></rect>)", x,
                 kHeight - height, height);
    x += kStep;
  }
  return Fill(R"(<svg class="bagan riwayat-nilai" role="img" aria-label="{}" viewBox="0 0 {} {}"
width="{}" height="{}"><rect class="dasar" x="0" y="{}" width="{}" height="2"></rect>{}</svg>)",
              title, x, kHeight + 2, x, kHeight + 2, kHeight, x, bars);
}

}  // namespace

Html HistoryOfValues(const wire::SheetRow& row) {
  if (row.earlier().empty()) return Html();
  const plan::v1::Indicator& indicator = row.indicator();
  const std::string title = "Periode sebelumnya: " + indicator.name();
  const Html lines = Join(row.earlier(), [&](const wire::PeriodValue& period) {
    return Fill(
        R"(<tr><th scope="row">{}{}</th><td>{}</td><td>{}</td></tr>)", PeriodWord(period.period()),
        period.declared() ? " (dinyatakan)" : "",
        period.value().empty() ? "tidak ada data" : ValueWord(period.value(), indicator.decimals()),
        TargetWord(period.target()));
  });
  return Fill(
      R"(<details><summary>{} periode sebelumnya</summary>{}{}</details>)", row.earlier_size(),
      Chart(title, NumbersOf(row)),
      Table(title, {"Periode", "Nilai (" + indicator.unit_of_measure() + ")", "Target"}, lines));
}

}  // namespace tepat::portal
