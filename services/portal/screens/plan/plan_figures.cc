// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_figures.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "libs/measure/decimal.h"
#include "libs/plan/plan_words.h"
#include "services/portal/words/numbers.h"

namespace tepat::portal {
namespace {

using measure::Fraction;

constexpr int kBarWidth = 56;
constexpr int kBarStep = 88;    // from one bar to the next: a value of nine figures has room
constexpr int kHeightMax = 60;  // of a bar
constexpr int kTop = 20;        // for the value above it

// A bar of the chart.
struct Bar {
  std::string name;
  std::string value;               // as it is read
  std::optional<Fraction> height;  // nothing for what cannot be drawn
  bool target = false;
};

// The number of a decimal or of a grade; of a range its lower end.
std::optional<Fraction> NumberOf(const plan::v1::Indicator& indicator, const std::string& text) {
  for (const plan::v1::Grade& grade : indicator.scale()) {
    if (grade.name() != text) continue;
    const auto number = measure::Decimal::ReadPlain(grade.number());
    return number ? std::optional(number->ToFraction()) : std::nullopt;
  }
  const auto number = measure::Decimal::ReadPlain(text.substr(0, text.find("..")));
  return number ? std::optional(number->ToFraction()) : std::nullopt;
}

Bar BarOf(const plan::v1::Indicator& indicator, const std::string& name, const std::string& text) {
  return {name, FigureWord(text), NumberOf(indicator, text)};
}

// Earlier years, and what this one aims at: of the office, else nothing to compare with.
std::vector<Bar> BarsOf(const plan::v1::Plan& plan, const plan::v1::Indicator& indicator) {
  std::vector<Bar> bars;
  for (const plan::v1::History& past : indicator.history()) {
    bars.push_back(BarOf(indicator, std::to_string(past.year()), past.value()));
  }
  for (const plan::v1::Target& target : indicator.targets()) {
    const bool of_office = target.units().empty() || indicator.units_size() == 1;
    if (!of_office || bars.empty()) continue;
    bars.push_back(BarOf(indicator, "Target " + std::to_string(plan.year()), target.year()));
    bars.back().target = true;
    break;
  }
  return bars;
}

Fraction Highest(const std::vector<Bar>& bars) {
  Fraction highest(0);
  for (const Bar& bar : bars) {
    if (bar.height && *bar.height > highest) highest = *bar.height;
  }
  return highest;
}

// Rounded once, to a dot of the screen; what is not above 0 has no bar.
int DotsOf(const Bar& bar, const Fraction& highest) {
  if (!bar.height || bar.height->Sign() <= 0 || highest.Sign() <= 0) return 0;
  const Fraction part = *bar.height / highest * Fraction(kHeightMax);
  return IntIn(measure::FormatFixed(part, 0));
}

Html ChartOf(const std::string& title, const std::vector<Bar>& bars) {
  const Fraction highest = Highest(bars);
  const int bottom = kTop + kHeightMax;
  Html drawn;
  std::string label;
  int x = 0;
  for (const Bar& bar : bars) {
    const int height = DotsOf(bar, highest);
    drawn += Fill(
        R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"></rect><text x="{}"
y="{}">{}</text><text x="{}" y="{}">{}</text>)",
        bar.target ? "dasar" : "batang", x, bottom - height, kBarWidth, height, x,
        bottom - height - 4, bar.value, x, bottom + 16, bar.name);
    label += (label.empty() ? "" : "; ") + bar.name + " " + bar.value;
    x += kBarStep;
  }
  return Fill(
      R"(<div class="gulir" tabindex="0" role="region" aria-label="{}"><svg
class="bagan" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}"
height="{}">{}</svg></div>)",
      title, label, x, bottom + 22, x, bottom + 22, drawn);
}

}  // namespace

std::string FigureWord(const std::string& text) { return plan::RangeWords(text, IndonesianNumber); }

Html HistoryOf(const plan::v1::Plan& plan, const plan::v1::Indicator& indicator) {
  const std::vector<Bar> bars = BarsOf(plan, indicator);
  if (bars.empty()) return Html();
  const Html lines = Join(bars, [](const Bar& bar) {
    return Fill(R"(<tr><th scope="row">{}</th><td class="angka">{}</td></tr>)", bar.name,
                bar.value);
  });
  return Fill("{}{}", ChartOf("Bagan " + indicator.name(), bars),
              Table("Nilai tahun lalu " + indicator.name(), {"Tahun", "Nilai"}, lines));
}

}  // namespace tepat::portal
