// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/target_check.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/measure/year.h"
#include "libs/plan/field_check.h"
#include "libs/plan/plan_message.h"

namespace tepat::plan {
namespace {

using measure::Target;

constexpr std::size_t kShownMax = 60;         // of what was typed, in a mistake that quotes it
constexpr std::size_t kGradesShownMax = 300;  // of the scale: each wrong target quotes it
constexpr std::array<const char*, 4> kQuarterNames = {"I", "II", "III", "IV"};

std::string GradesOf(const measure::Method& method) {
  std::string names;
  for (const measure::Grade& grade : method.scale) {
    names += (names.empty() ? "" : ", ") + grade.name;
  }
  return ShownText(names, kGradesShownMax);
}

void TellBadTarget(const measure::Method& method, const std::string& text, const Error& error,
                   const Place& place, PlanFindings& findings) {
  const std::string shown = "'" + ShownText(text, kShownMax) + "'";
  if (error.slug == "plan.unknown_grade") {
    findings.Add(place, "predikat " + shown + " tidak ada dalam 'scale': " + GradesOf(method));
  } else if (error.slug == "measure.reversed_range") {
    findings.Add(place, "rentang " + shown + " terbalik; tulis yang kecil dahulu, seperti 80..90");
  } else if (error.slug == "measure.too_long") {
    findings.Add(place, "angka " + shown +
                            " terlalu panjang; paling banyak 12 angka di depan dan 4 di belakang "
                            "tanda desimal");
  } else {
    findings.Add(place, shown +
                            " bukan target; tulis angka seperti 87.5 atau rentang seperti "
                            "80..90, dengan titik desimal dan tanpa pemisah ribuan");
  }
}

// What lies outside would be refused when it is reached.
void CheckWithin(const measure::Method& method, const Target& target, const Place& place,
                 PlanFindings& findings) {
  for (const measure::Fraction& end : {target.lower(), target.upper()}) {
    if (!measure::CheckBounds(method.bounds, end)) {
      return findings.Add(
          place,
          "target di luar 'smallest' sampai 'largest', jadi tidak mungkin tercapai; "
          "perbaiki salah satunya");
    }
  }
}

// One target with its year and quarters, each nothing when it is not there or wrong.
class TargetChecker {
 public:
  TargetChecker(const v1::Target& target, const measure::Method& method, Place place,
                PlanFindings& findings)
      : target_(target), method_(method), place_(std::move(place)), findings_(findings) {}

  void Check() {
    const auto year = Read(target_.year(), At(place_, "year"));
    std::vector<Target> quarters;
    const int count = std::min(target_.quarters_size(), measure::kQuarters);
    for (int i = 0; i < count; ++i) {
      const auto quarter = Read(target_.quarters(i), At(place_, "quarters", i));
      if (quarter) quarters.push_back(*quarter);
    }
    // What follows compares them with each other.
    if (!year || quarters.size() != measure::kQuarters) return;
    CheckFalling(quarters);
    CompareWithYear(*year, quarters);
  }

 private:
  std::optional<Target> Read(const std::string& text, const Place& place) {
    if (text.empty()) return std::nullopt;  // told as missing
    auto target = TargetOf(method_, text);
    if (!target) {
      TellBadTarget(method_, text, target.error(), place, findings_);
      return std::nullopt;
    }
    if (!measure::CheckTarget(method_, *target)) {
      findings_.Add(place,
                    "rentang hanya dengan ACCUMULATION_LAST atau COUNTING_CUMULATIVE; tulis satu "
                    "angka");
      return std::nullopt;
    }
    CheckWithin(method_, *target, place, findings_);
    return std::move(*target);
  }

  void CheckFalling(const std::vector<Target>& quarters) {
    if (method_.counting != measure::Counting::kCumulative) return;
    for (std::size_t i = 1; i < quarters.size(); ++i) {
      const bool falls = quarters[i].lower() < quarters[i - 1].lower() ||
                         quarters[i].upper() < quarters[i - 1].upper();
      if (!falls) continue;
      findings_.Add(At(place_, "quarters", static_cast<int>(i)),
                    std::string("target kumulatif triwulan ") + kQuarterNames.at(i) +
                        " lebih kecil daripada triwulan sebelumnya; tulis jumlah sejak awal tahun");
    }
  }

  // Not wrong by itself: an office may promise more or less than its quarters add up to.
  void CompareWithYear(const Target& year, const std::vector<Target>& quarters) {
    // The value does not matter: what the targets make is asked, for quarters that are filled. But
    // whether it is a ratio does: sums of ratios make the mean of their targets.
    measure::Measured value{measure::Fraction(1), {}};
    if (method_.entry == measure::Entry::kRatio) value.denominator = measure::Fraction(1);
    std::vector<measure::Quarter> all;
    all.reserve(quarters.size());
    for (const Target& quarter : quarters) all.push_back({value, quarter});
    const auto made = measure::Accumulate(method_.counting, method_.accumulation, all);
    if (!made || !made->target || *made->target == year) return;
    findings_.Note(At(place_, "year"), "target tahun '" + target_.year() +
                                           "' tidak sama dengan yang dihasilkan target " +
                                           "triwulan (" + measure::FormatTarget(*made->target, 4) +
                                           "); periksa");
  }

  const v1::Target& target_;
  const measure::Method& method_;
  const Place place_;
  PlanFindings& findings_;
};

// How many targets are looked at; more are told of once.
int JudgedTargets(const v1::Indicator& indicator) {
  return std::min(indicator.targets_size(), kTargetsMax);
}

// Who has a target: each unit once, and nobody who does not answer.
struct Holders {
  bool office = false;
  std::set<std::string> units;
};

// A target of somebody who sends nothing would never be compared with anything.
Holders CheckHolders(const v1::Indicator& indicator, const Place& place, PlanFindings& findings) {
  Holders holders;
  const std::set<std::string> answering(indicator.units().begin(), indicator.units().end());
  for (int i = 0; i < JudgedTargets(indicator); ++i) {
    const v1::Target& target = indicator.targets(i);
    const Place at = At(place, "targets", i);
    if (target.units().empty() && std::exchange(holders.office, true)) {
      findings.Add(at, "target kantor ditulis dua kali; isi 'units' untuk target unit");
    }
    const int count = CheckCount(target.units_size(), kUnitsMax, At(at, "units"), findings);
    for (int j = 0; j < count; ++j) {
      const std::string& unit = target.units(j);
      if (!answering.contains(unit)) {
        findings.Add(
            At(at, "units", j),
            "unit '" + unit + "' mempunyai target tetapi tidak ada dalam 'units' indikator");
      } else if (!holders.units.insert(unit).second) {
        findings.Add(At(at, "units", j), "target unit '" + unit + "' ditulis dua kali");
      }
    }
  }
  return holders;
}

// A target that is there must be enough to judge the office by: its own, or those of all units,
// from which its own is made. Of ratios it cannot be made: percentages have lost their
// denominators.
void CheckEnough(const v1::Indicator& indicator, const Holders& holders, const Place& place,
                 PlanFindings& findings) {
  const Place at = At(place, "targets");
  if (indicator.targets().empty() || holders.office) {
    if (indicator.consolidation() == v1::CONSOLIDATION_SINGLE && holders.office &&
        !holders.units.empty()) {
      findings.Add(at, "CONSOLIDATION_SINGLE hanya satu target: milik kantor atau milik unitnya");
    }
    return;
  }
  if (indicator.consolidation() == v1::CONSOLIDATION_RATIO_OF_SUMS) {
    return findings.Add(
        at,
        "CONSOLIDATION_RATIO_OF_SUMS memerlukan target kantor: satu 'targets' tanpa "
        "'units'");
  }
  for (const std::string& unit : indicator.units()) {
    if (holders.units.contains(unit)) continue;
    findings.Add(at,
                 "unit '" + unit + "' belum mempunyai target; tambahkan, atau tulis target kantor");
  }
}

}  // namespace

void CheckTargetsAreThere(const v1::Indicator& indicator, const Place& place,
                          PlanFindings& findings) {
  if (indicator.targets().empty()) {
    findings.Add(place, "belum ada target ('targets'); tambahkan");
  }
  const int count =
      CheckCount(indicator.targets_size(), kTargetsMax, At(place, "targets"), findings);
  for (int i = 0; i < count; ++i) {
    const v1::Target& target = indicator.targets(i);
    const Place at = At(place, "targets", i);
    if (target.year().empty()) findings.Add(at, "target tahun ('year') belum diisi");
    for (int quarter = 0; quarter < measure::kQuarters; ++quarter) {
      if (quarter < target.quarters_size() && !target.quarters(quarter).empty()) continue;
      findings.Add(at, std::string("target triwulan ") +
                           kQuarterNames.at(static_cast<std::size_t>(quarter)) + " belum diisi");
    }
    if (target.quarters_size() > measure::kQuarters) {
      findings.Add(at, "terlalu banyak target triwulan; 'quarters' harus empat");
    }
  }
  const Holders holders = CheckHolders(indicator, place, findings);
  CheckEnough(indicator, holders, place, findings);
}

void CheckTargets(const v1::Indicator& indicator, const measure::Method& method, const Place& place,
                  PlanFindings& findings) {
  CheckTargetsAreThere(indicator, place, findings);
  // Each by itself: a wrong one says nothing of the others.
  for (int i = 0; i < JudgedTargets(indicator); ++i) {
    TargetChecker(indicator.targets(i), method, At(place, "targets", i), findings).Check();
  }
}

void CheckValue(const measure::Method& method, const std::string& text, const Place& place,
                PlanFindings& findings) {
  const auto value = ValueOf(method, text);
  if (method.direction == measure::Direction::kGrade) {
    if (!value) TellBadTarget(method, text, value.error(), place, findings);
    return;
  }
  // A range would be a target: what was reached is one number.
  if (!value) return CheckDecimal(text, place, findings);
  if (!measure::CheckBounds(method.bounds, value->ToFraction())) {
    findings.Add(place,
                 "'" + text + "' di luar 'smallest' sampai 'largest'; perbaiki salah satunya");
  }
}

}  // namespace tepat::plan
