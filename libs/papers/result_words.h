// SPDX-License-Identifier: Apache-2.0
// Figures of a measured case as papers print them: decimal comma, words where there is no figure,
// and what is said beside them. The same in every format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/papers/measured_case.h"

namespace tepat::papers {

// Words in the place of a figure.
inline constexpr const char* kNoData = "belum ada data";
inline constexpr const char* kNoTarget = "tanpa target";
inline constexpr const char* kZeroDenominator = "penyebut nol";
inline constexpr const char* kNotComputable = "tidak dapat dihitung";
inline constexpr const char* kUnbounded = "melampaui semua batas";
inline constexpr const char* kNone = "—";

// The name of an objective of the plan; empty for none.
std::string ObjectiveOf(const plan::Plan& plan, const std::string& id);

// `Triwulan 3`, or `Tahun 2026`; the same with its year.
std::string PeriodWords(const performance::Period& period);
std::string FullPeriodWords(const performance::Period& period);

// A figure with so many places: `1.234,50`, `−0,5` with a minus that no line end cuts off.
std::string FigureWords(const measure::Fraction& figure, int places);
// A plain decimal of a standing with so many places; `—` for none.
std::string NumberWords(const std::string& plain, int places);
// `98,50`, or the words for why there is none.
std::string AchievementWords(const performance::Standing& standing);
// A value with the indicator's places, of grades the name; the words where there is none.
std::string ValueWords(const plan::Indicator& indicator, const performance::Standing& standing);
// `80`, `80 sampai 90`, `BB`; `—` for none.
std::string TargetWords(const plan::Indicator& indicator, const std::string& target);
// The target of a period, or of the year: the office's, or its units', a line for each that
// differs.
std::string PlannedTarget(const MeasuredCase& measured, const plan::Indicator& indicator,
                          const performance::Period& period);
// `1.234.567`, rupiah, with places only where there are some.
std::string RupiahWords(const measure::Fraction& amount);
// A percentage with two places; `—` for none.
std::string PercentWords(const std::optional<measure::Fraction>& percent);

// What has to be known beside a figure: units without data, quarters that lack, values that fell.
std::vector<std::string> RemarksOn(const MeasuredCase& measured, const OfficeResult& result);

// What units wrote: `Lurah Kepuharjo: …`, a line for each.
std::string CausesOf(const MeasuredCase& measured, const plan::Indicator& indicator);
std::string FollowUpsOf(const MeasuredCase& measured, const plan::Indicator& indicator);
// What proves the values: the plan's rules with how many units have handed in.
std::string EvidenceOf(const MeasuredCase& measured, const plan::Indicator& indicator);
// Units that answer, with `, ` between.
std::string UnitsOf(const MeasuredCase& measured, const plan::Indicator& indicator);

}  // namespace tepat::papers
