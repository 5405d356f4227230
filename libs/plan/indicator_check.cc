// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/indicator_check.h"

#include <algorithm>
#include <optional>

#include "libs/plan/field_check.h"
#include "libs/plan/plan_message.h"
#include "libs/plan/target_check.h"

namespace tepat::plan {
namespace {

constexpr std::size_t kScaleMin = 2;
constexpr int kComponentsMax = static_cast<int>(measure::kComponentsMax);
constexpr int kGradesMax = static_cast<int>(measure::kGradesMax);

// At least one form, each known to us and named once. The text format takes numbers of kinds that
// nobody has defined.
bool AreKinds(const v1::EvidenceRule& rule) {
  const std::set<int> kinds(rule.kinds().begin(), rule.kinds().end());
  return !kinds.empty() && kinds.size() == static_cast<std::size_t>(rule.kinds_size()) &&
         std::all_of(kinds.begin(), kinds.end(), [](int kind) {
           return kind != v1::EVIDENCE_KIND_UNSPECIFIED && v1::EvidenceKind_IsValid(kind);
         });
}

// One indicator and where it stands.
class Checker {
 public:
  Checker(const v1::Indicator& indicator, const Place& place, PlanFindings& findings)
      : indicator_(indicator), place_(place), findings_(findings) {}

  void CheckTexts() {
    CheckText(indicator_.code(), At(place_, "code"), {0, 60}, findings_);
    CheckText(indicator_.name(), At(place_, "name"), {1, 500}, findings_);
    CheckText(indicator_.definition(), At(place_, "definition"), {0, 2000}, findings_);
    CheckText(indicator_.unit_of_measure(), At(place_, "unit_of_measure"), {1, 60}, findings_);
    CheckText(indicator_.source(), At(place_, "source"), {0, 500}, findings_);
  }

  void CheckUnits(const std::set<std::string>& known) {
    const int count =
        CheckCount(indicator_.units_size(), kUnitsMax, At(place_, "units"), findings_);
    if (indicator_.units().empty()) Add("units", "belum ada unit yang menjawab ('units')");
    std::set<std::string> seen;
    for (int i = 0; i < count; ++i) {
      const std::string& unit = indicator_.units(i);
      if (!known.contains(unit)) {
        findings_.Add(At(place_, "units", i),
                      "unit '" + unit +
                          "' tidak ada dalam directory.textproto; perbaiki ejaannya "
                          "atau tambahkan unitnya");
      }
      if (!seen.insert(unit).second) {
        findings_.Add(At(place_, "units", i), "unit '" + unit + "' ditulis dua kali");
      }
    }
    if (indicator_.consolidation() == v1::CONSOLIDATION_SINGLE && indicator_.units_size() > 1) {
      Add("units",
          "CONSOLIDATION_SINGLE hanya untuk satu unit; pilih cara menggabungkan yang lain");
    }
  }

  void CheckComponents() {
    std::set<std::string> seen;
    bool has_roles = true;
    const int count = JudgedCount(indicator_.components_size(), kComponentsMax, "components");
    for (int i = 0; i < count; ++i) {
      const v1::Component& one = indicator_.components(i);
      const Place place = At(place_, "components", i);
      CheckId(one.key(), At(place, "key"), seen, findings_);
      CheckText(one.name(), At(place, "name"), {1, 300}, findings_);
      CheckText(one.unit_of_measure(), At(place, "unit_of_measure"), {1, 60}, findings_);
      if (!WordOf(one.role()).empty()) continue;
      has_roles = false;
      findings_.Add(At(place, "role"),
                    "'role' harus diisi: COMPONENT_ROLE_NUMERATOR, COMPONENT_ROLE_DENOMINATOR "
                    "atau COMPONENT_ROLE_ADDEND");
    }
    // Which role is lacking is known only when each has one.
    if (!has_roles) return;
    if (indicator_.entry() == v1::ENTRY_RATIO) {
      RequireRole(v1::COMPONENT_ROLE_NUMERATOR, "pembilang (COMPONENT_ROLE_NUMERATOR)");
      RequireRole(v1::COMPONENT_ROLE_DENOMINATOR, "penyebut (COMPONENT_ROLE_DENOMINATOR)");
    } else if (indicator_.entry() == v1::ENTRY_COMPONENT_SUM) {
      RequireRole(v1::COMPONENT_ROLE_ADDEND, "penjumlah (COMPONENT_ROLE_ADDEND)");
    }
  }

  // A grade is judged by its number as what is better when it is higher.
  void CheckScale() {
    std::optional<measure::Decimal> before;
    const int count = JudgedCount(indicator_.scale_size(), kGradesMax, "scale");
    for (int i = 0; i < count; ++i) {
      const v1::Grade& grade = indicator_.scale(i);
      const Place place = At(place_, "scale", i);
      CheckText(grade.name(), At(place, "name"), {1, 30}, findings_);
      CheckDecimal(grade.number(), At(place, "number"), findings_);
      const auto number = measure::Decimal::ReadPlain(grade.number());
      if (!number) continue;
      if (before && *number <= *before) {
        findings_.Add(At(place, "number"),
                      "angka predikat harus naik; tulis predikat dari yang terendah");
      }
      before = *number;
    }
    if (indicator_.direction() == v1::DIRECTION_GRADE &&
        static_cast<std::size_t>(indicator_.scale_size()) < kScaleMin) {
      Add("scale", "DIRECTION_GRADE memerlukan 'scale': paling sedikit 2 predikat");
    }
  }

  void CheckEvidence() {
    const int count =
        CheckCount(indicator_.evidence_size(), kEvidenceMax, At(place_, "evidence"), findings_);
    std::set<std::string> seen;
    for (int i = 0; i < count; ++i) {
      const v1::EvidenceRule& rule = indicator_.evidence(i);
      const Place place = At(place_, "evidence", i);
      CheckId(rule.key(), At(place, "key"), seen, findings_);
      CheckText(rule.name(), At(place, "name"), {1, 300}, findings_);
      if (!AreKinds(rule)) {
        findings_.Add(At(place, "kinds"),
                      "'kinds' harus 1 sampai 3 bentuk, masing-masing sekali: "
                      "EVIDENCE_KIND_FILE, EVIDENCE_KIND_LINK, EVIDENCE_KIND_TEXT");
      }
    }
  }

  // The terms and numbers of how it is measured; the method when all could be read, and nothing in
  // it contradicts itself.
  std::optional<measure::Method> CheckMethod() {
    // No term has a default: a guess would give figures that look right.
    RequireTerm(WordOf(indicator_.direction()).empty(), "direction",
                "DIRECTION_UP, DIRECTION_DOWN_BY_DIFFERENCE, DIRECTION_DOWN_BY_RATIO, "
                "DIRECTION_EXACT atau DIRECTION_GRADE");
    RequireTerm(WordOf(indicator_.entry()).empty(), "entry",
                "ENTRY_DIRECT, ENTRY_RATIO atau ENTRY_COMPONENT_SUM");
    RequireTerm(WordOf(indicator_.counting()).empty(), "counting",
                "COUNTING_QUARTER atau COUNTING_CUMULATIVE");
    RequireTerm(WordOf(indicator_.accumulation()).empty(), "accumulation",
                "ACCUMULATION_SUM, ACCUMULATION_LAST, ACCUMULATION_MEAN atau "
                "ACCUMULATION_GREATEST");
    RequireTerm(WordOf(indicator_.consolidation()).empty(), "consolidation",
                "CONSOLIDATION_SINGLE, CONSOLIDATION_SUM, CONSOLIDATION_MEAN atau "
                "CONSOLIDATION_RATIO_OF_SUMS");
    CheckOptional(indicator_.smallest(), "smallest");
    CheckOptional(indicator_.largest(), "largest");
    if (indicator_.cap() != "-") CheckOptional(indicator_.cap(), "cap");
    if (indicator_.factor() != 0 && indicator_.entry() != v1::ENTRY_RATIO) {
      Add("factor", "'factor' hanya untuk ENTRY_RATIO; hapus");
    }
    auto method = MethodOf(indicator_);
    if (!method) return std::nullopt;
    const auto contradictions = measure::MistakesIn(*method);
    for (const Error& error : contradictions) Tell(error);
    if (method->cap && method->cap->Sign() == 0) Add("cap", "'cap' harus lebih dari 0");
    if (!contradictions.empty()) return std::nullopt;
    return std::move(*method);
  }

  void CheckComparisons(const measure::Method& method, int plan_year) {
    const int count =
        CheckCount(indicator_.history_size(), kHistoryMax, At(place_, "history"), findings_);
    std::set<int> years;
    for (int i = 0; i < count; ++i) {
      const v1::History& past = indicator_.history(i);
      const Place place = At(place_, "history", i);
      if (past.year() >= plan_year || past.year() < 1990 || !years.insert(past.year()).second) {
        findings_.Add(At(place, "year"),
                      "'year' harus tahun sebelum tahun rencana, masing-masing sekali");
      }
      CheckValue(method, past.value(), At(place, "value"), findings_);
    }
    const bool has_end = !indicator_.end_target().empty();
    if (has_end) CheckValue(method, indicator_.end_target(), At(place_, "end_target"), findings_);
    if (has_end != (indicator_.end_year() != 0) || (has_end && indicator_.end_year() < plan_year)) {
      Add("end_year",
          "'end_target' dan 'end_year' (akhir Renstra) harus diisi keduanya; tahunnya "
          "tidak boleh sebelum tahun rencana");
    }
    if (!indicator_.national_standard().empty()) {
      CheckValue(method, indicator_.national_standard(), At(place_, "national_standard"),
                 findings_);
    }
  }

 private:
  void Add(const char* field, const std::string& text) { findings_.Add(At(place_, field), text); }

  void RequireTerm(bool missing, const char* field, const std::string& terms) {
    if (missing) Add(field, std::string("'") + field + "' harus diisi: " + terms);
  }

  // How many of a list that libs/measure limits too are to be judged.
  int JudgedCount(int count, int max, const char* field) {
    if (count > max) told_.insert(std::string("measure.") + field);
    return CheckCount(count, max, At(place_, field), findings_);
  }

  void RequireRole(v1::ComponentRole role, const std::string& word) {
    const auto& all = indicator_.components();
    if (std::any_of(all.begin(), all.end(),
                    [&](const v1::Component& one) { return one.role() == role; })) {
      return;
    }
    told_.insert("measure.components");
    Add("components", "belum ada komponen " + word + "; tambahkan");
  }

  void CheckOptional(const std::string& text, const char* field) {
    if (!text.empty()) CheckDecimal(text, At(place_, field), findings_);
  }

  // What libs/measure finds, at the field and in the words of whoever wrote the plan.
  void Tell(const Error& error) {
    if (told_.contains(error.slug)) return;
    if (error.slug == "measure.components") {
      Add("components",
          "komponen tidak cocok dengan 'entry': tanpa komponen untuk ENTRY_DIRECT, pembilang dan "
          "penyebut untuk ENTRY_RATIO, penjumlah untuk ENTRY_COMPONENT_SUM");
    } else if (error.slug == "measure.factor") {
      Add("factor", "'factor' harus 1, 100 atau 1000");
    } else if (error.slug == "measure.cumulative_sum_only") {
      Add("accumulation", "COUNTING_CUMULATIVE hanya dengan ACCUMULATION_SUM");
    } else if (error.slug == "measure.summed_ratio") {
      Add("consolidation", "CONSOLIDATION_RATIO_OF_SUMS hanya dengan ENTRY_RATIO");
    } else if (error.slug == "measure.decimals") {
      Add("decimals", "'decimals' harus 0 sampai 4");
    } else if (error.slug == "measure.cap") {
      Add("cap", "'cap' harus lebih dari 0");
    } else if (error.slug == "measure.bounds") {
      Add("smallest", "'smallest' lebih besar daripada 'largest'; tukar keduanya");
    } else {
      Add("scale",
          "'scale' hanya untuk DIRECTION_GRADE dengan ENTRY_DIRECT, setiap predikat sekali");
    }
  }

  const v1::Indicator& indicator_;
  const Place& place_;
  PlanFindings& findings_;
  // Slugs of what libs/measure finds too, but what was told already says more.
  std::set<std::string> told_;
};

}  // namespace

void CheckIndicator(const v1::Indicator& indicator, int plan_year,
                    const std::set<std::string>& units, const Place& place,
                    PlanFindings& findings) {
  Checker checker(indicator, place, findings);
  // Everything is looked at, whatever was found before: people mend a file once.
  checker.CheckTexts();
  checker.CheckUnits(units);
  checker.CheckComponents();
  checker.CheckScale();
  checker.CheckEvidence();
  const auto method = checker.CheckMethod();
  // Values are read by the method: without one nothing can be said of them.
  if (!method) return CheckTargetsAreThere(indicator, place, findings);
  checker.CheckComparisons(*method, plan_year);
  CheckTargets(indicator, *method, place, findings);
}

}  // namespace tepat::plan
