// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/result_words.h"

#include <algorithm>
#include <map>

#include "libs/measure/number_text.h"
#include "libs/plan/plan_words.h"

namespace tepat::papers {
namespace {

using measure::Fraction;
using performance::Standing;

std::string Joined(const std::vector<std::string>& texts, const char* between) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : between) + text;
  return joined;
}

// States of a standing, as libs/performance calls them.
std::string WordsOfState(const std::string& state) {
  if (state == "kosong") return kNoData;
  if (state == "tanpa_target") return kNoTarget;
  if (state == "penyebut_nol") return kZeroDenominator;
  if (state == "tanpa_batas") return kUnbounded;
  return kNotComputable;
}

bool IsGrade(const plan::Indicator& indicator) {
  return indicator.method.direction == measure::Direction::kGrade;
}

// The name of the grade that has that number; empty for none.
std::string GradeOf(const plan::Indicator& indicator, const measure::Fraction& value) {
  for (const measure::Grade& grade : indicator.method.scale) {
    if (grade.number.ToFraction() == value) return grade.name;
  }
  return "";
}

// With the places that it has; as many as a plan writes at most, since means of targets have more.
std::string AsWritten(const std::string& plain) {
  const std::size_t point = plain.find('.');
  const std::size_t places = point == std::string::npos ? 0 : plain.size() - point - 1;
  return NumberWords(plain, static_cast<int>(std::min(places, measure::kPlacesMax)));
}

// What units wrote into one field, each with its name: who reads the report may ask it.
template <class Text>
std::string OfEachUnit(const MeasuredCase& measured, const plan::Indicator& indicator,
                       const Text& text) {
  std::vector<std::string> lines;
  for (const std::string& unit : indicator.units) {
    const auto* value = measured.FindValue(indicator, unit);
    if (value == nullptr || (value->*text).empty()) continue;
    lines.push_back(measured.NameOf(unit) + ": " + value->*text);
  }
  return Joined(lines, "\n");
}

}  // namespace

std::string ObjectiveOf(const plan::Plan& plan, const std::string& id) {
  for (const plan::Objective& objective : plan.objectives) {
    if (objective.id == id) return objective.name;
  }
  return "";
}

std::string PeriodWords(const performance::Period& period) {
  return period.IsQuarter() ? "Triwulan " + std::to_string(period.quarter)
                            : "Tahun " + std::to_string(period.year);
}

std::string FullPeriodWords(const performance::Period& period) {
  const std::string words = PeriodWords(period);
  return period.IsQuarter() ? words + " Tahun " + std::to_string(period.year) : words;
}

std::string FigureWords(const Fraction& figure, int places) {
  std::string words = measure::WriteNumber(figure, places);
  if (words.starts_with('-')) words.replace(0, 1, "\xE2\x88\x92");  // U+2212
  return words;
}

std::string NumberWords(const std::string& plain, int places) {
  if (plain.empty()) return kNone;
  const auto number = measure::ReadPlainFraction(plain);
  return number ? FigureWords(*number, places) : plain;
}

std::string AchievementWords(const Standing& standing) {
  return standing.raw.empty() ? WordsOfState(standing.state) : NumberWords(standing.raw, 2);
}

std::string ValueWords(const plan::Indicator& indicator, const Standing& standing) {
  if (standing.value.empty()) return WordsOfState(standing.state);
  if (IsGrade(indicator) && standing.exact) {
    // A number between two grades, as of a mean, has no name, whatever it is rounded to.
    std::string grade = GradeOf(indicator, *standing.exact);
    if (!grade.empty()) return grade;
  }
  return NumberWords(standing.value, indicator.method.decimals);
}

std::string TargetWords(const plan::Indicator& indicator, const std::string& target) {
  if (target.empty()) return kNone;
  // TextOf has named the grade already.
  if (IsGrade(indicator)) return target;
  return plan::RangeWords(target, AsWritten);
}

std::string PlannedTarget(const MeasuredCase& measured, const plan::Indicator& indicator,
                          const performance::Period& period) {
  const auto words = [&](const std::optional<measure::Target>& target) {
    return TargetWords(indicator, performance::TextOf(indicator, target));
  };
  if (indicator.office_targets) {
    return words(performance::TargetOf(*indicator.office_targets, period));
  }
  // What the office as a whole is held to is computed of the units' targets, and stands beside.
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> units;  // by target
  for (const std::string& unit : indicator.units) {
    const std::string text = words(performance::TargetIn(indicator, unit, period));
    if (!units.contains(text)) order.push_back(text);
    units[text].push_back(measured.NameOf(unit));
  }
  std::vector<std::string> lines;
  for (const std::string& text : order) {
    const auto& held = units[text];
    const std::string who = held.size() == 1 ? held.front() : std::to_string(held.size()) + " unit";
    std::string& line = lines.emplace_back(indicator.units.size() == 1 ? "" : who);
    line.append(line.empty() ? "" : ": ").append(text);
  }
  return Joined(lines, "\n");
}

std::string RupiahWords(const Fraction& amount) {
  // Places are shown only where somebody spent less than a rupiah.
  const std::string plain = measure::FormatTrimmed(amount, 4);
  return AsWritten(plain);
}

std::string PercentWords(const std::optional<Fraction>& percent) {
  return percent ? FigureWords(*percent, 2) : kNone;
}

std::vector<std::string> RemarksOn(const MeasuredCase& measured, const OfficeResult& result) {
  std::vector<std::string> remarks;
  std::vector<std::string> names;
  for (const std::string& unit : result.now.without_data) names.push_back(measured.NameOf(unit));
  if (!names.empty()) remarks.push_back("tanpa data: " + Joined(names, ", "));
  std::vector<std::string> gaps;
  for (const int gap : result.year.gaps) gaps.push_back(std::to_string(gap));
  if (!gaps.empty()) remarks.push_back("triwulan tanpa data: " + Joined(gaps, ", "));
  if (result.year.decreasing) remarks.emplace_back("nilai kumulatif menurun");
  return remarks;
}

std::string CausesOf(const MeasuredCase& measured, const plan::Indicator& indicator) {
  return OfEachUnit(measured, indicator, &performance::ReportedValue::cause);
}

std::string FollowUpsOf(const MeasuredCase& measured, const plan::Indicator& indicator) {
  return OfEachUnit(measured, indicator, &performance::ReportedValue::follow_up);
}

std::string EvidenceOf(const MeasuredCase& measured, const plan::Indicator& indicator) {
  std::vector<std::string> lines;
  for (const plan::EvidenceRule& rule : indicator.evidence) {
    std::size_t units = 0;
    for (const std::string& unit : indicator.units) {
      const auto* value = measured.FindValue(indicator, unit);
      if (value == nullptr) continue;
      units += std::any_of(value->evidence.begin(), value->evidence.end(),
                           [&](const performance::Proof& proof) {
                             return proof.rule == rule.key && !proof.content.empty();
                           })
                   ? 1
                   : 0;
    }
    lines.push_back(rule.name + " (" + std::to_string(units) + " dari " +
                    std::to_string(indicator.units.size()) + " unit)");
  }
  return Joined(lines, "\n");
}

std::string UnitsOf(const MeasuredCase& measured, const plan::Indicator& indicator) {
  std::vector<std::string> names;
  for (const std::string& unit : indicator.units) names.push_back(measured.NameOf(unit));
  return Joined(names, ", ");
}

}  // namespace tepat::papers
