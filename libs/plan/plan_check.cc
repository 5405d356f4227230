// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_check.h"

#include <algorithm>

#include "libs/base/instant.h"
#include "libs/plan/field_check.h"
#include "libs/plan/indicator_check.h"
#include "libs/plan/plan_message.h"

namespace tepat::plan {
namespace {

constexpr int kYearMin = 2000;
constexpr int kYearMax = 2999;

// Ids of a plan, by which its parts name each other.
struct Ids {
  std::set<std::string> objectives;
  std::set<std::string> indicators;
  std::set<std::string> budget_lines;
};

void CheckAgreement(const v1::Plan& plan, PlanFindings& findings) {
  const Place place = {{"agreement"}};
  if (!plan.has_agreement()) {
    return findings.Add(place, "'agreement' (perjanjian kinerja) belum diisi");
  }
  const v1::Agreement& agreement = plan.agreement();
  CheckText(agreement.number(), At(place, "number"), {1, 100}, findings);
  CheckText(agreement.first_party(), At(place, "first_party"), {1, 200}, findings);
  CheckText(agreement.second_party(), At(place, "second_party"), {1, 200}, findings);
  CheckText(agreement.change(), At(place, "change"), {0, 500}, findings);
  if (!ParseDate(agreement.date())) {
    findings.Add(At(place, "date"), "'date' harus tanggal seperti 2026-01-31");
  }
}

void CheckObjectives(const v1::Plan& plan, Ids& ids, PlanFindings& findings) {
  const int count = CheckCount(plan.objectives_size(), kObjectivesMax, {{"objectives"}}, findings);
  if (plan.objectives().empty()) {
    findings.Add({}, "belum ada sasaran ('objectives'); tambahkan");
  }
  for (int i = 0; i < count; ++i) {
    const Place place = {{"objectives", i}};
    CheckId(plan.objectives(i).id(), At(place, "id"), ids.objectives, findings);
    CheckText(plan.objectives(i).name(), At(place, "name"), {1, 500}, findings);
  }
}

void CheckObjectiveOf(const std::string& objective, const Ids& ids, const Place& place,
                      PlanFindings& findings) {
  if (ids.objectives.contains(objective)) return;
  findings.Add(place, "sasaran '" + objective +
                          "' tidak ada dalam 'objectives'; perbaiki ejaannya atau tambahkan");
}

void CheckBudgetLines(const v1::Plan& plan, Ids& ids, PlanFindings& findings) {
  const int count =
      CheckCount(plan.budget_lines_size(), kBudgetLinesMax, {{"budget_lines"}}, findings);
  for (int i = 0; i < count; ++i) {
    const v1::BudgetLine& line = plan.budget_lines(i);
    const Place place = {{"budget_lines", i}};
    CheckId(line.id(), At(place, "id"), ids.budget_lines, findings);
    CheckText(line.code(), At(place, "code"), {0, 60}, findings);
    CheckText(line.name(), At(place, "name"), {1, 500}, findings);
    CheckDecimal(line.amount(), At(place, "amount"), findings);
    if (line.amount().starts_with('-')) {
      findings.Add(At(place, "amount"), "'amount' (anggaran) tidak boleh kurang dari 0");
    }
    if (!line.objective().empty()) {
      CheckObjectiveOf(line.objective(), ids, At(place, "objective"), findings);
    }
  }
}

// What a component must keep for its numbers to mean the same.
std::string SignatureOf(const v1::Indicator& indicator) {
  std::vector<std::string> parts;
  for (const v1::Component& one : indicator.components()) {
    parts.push_back(one.key() + ":" + WordOf(one.role()) + ":" + one.unit_of_measure());
  }
  // The order of a form may change, and so may its words: a key stands for what is counted.
  std::sort(parts.begin(), parts.end());
  std::string signature;
  for (const std::string& part : parts) signature += part + ";";
  return signature;
}

// Figures of several years stand in one row of a report, under one id.
void CheckFormer(const v1::Indicator& indicator, const PlanContext& context, const Place& place,
                 PlanFindings& findings) {
  const auto former = context.known.find(indicator.id());
  if (former == context.known.end()) return;
  const auto differences = DifferencesInMeasure(former->second.indicator, indicator);
  if (differences.empty()) return;
  std::string fields;
  for (const std::string& field : differences) {
    fields += (fields.empty() ? "'" : ", '") + field + "'";
  }
  findings.Add(At(place, "id"), "indikator '" + indicator.id() + "' pada tahun " +
                                    std::to_string(former->second.year) + " diukur lain (" +
                                    fields + "); beri 'id' baru untuk ukuran yang baru");
}

void CheckIndicators(const v1::Plan& plan, const PlanContext& context, Ids& ids,
                     PlanFindings& findings) {
  const int count = CheckCount(plan.indicators_size(), kIndicatorsMax, {{"indicators"}}, findings);
  if (plan.indicators().empty()) {
    findings.Add({}, "belum ada indikator ('indicators'); tambahkan");
  }
  for (int i = 0; i < count; ++i) {
    const v1::Indicator& indicator = plan.indicators(i);
    const Place place = {{"indicators", i}};
    CheckId(indicator.id(), At(place, "id"), ids.indicators, findings);
    CheckObjectiveOf(indicator.objective(), ids, At(place, "objective"), findings);
    CheckIndicator(indicator, plan.year(), context.units, place, findings);
    CheckFormer(indicator, context, place, findings);
  }
}

}  // namespace

void CheckPlan(const v1::Plan& plan, const PlanContext& context, PlanFindings& findings) {
  if (plan.year() < kYearMin || plan.year() > kYearMax) {
    findings.Add({{"year"}}, "'year' (tahun) harus 2000 sampai 2999");
  }
  Ids ids;
  CheckAgreement(plan, findings);
  // Objectives first: what follows may only name what was read already.
  CheckObjectives(plan, ids, findings);
  CheckIndicators(plan, context, ids, findings);
  CheckBudgetLines(plan, ids, findings);
}

std::vector<std::string> DifferencesInMeasure(const v1::Indicator& a, const v1::Indicator& b) {
  std::vector<std::string> fields;
  const auto compare = [&](bool same, const char* field) {
    if (!same) fields.emplace_back(field);
  };
  compare(a.unit_of_measure() == b.unit_of_measure(), "unit_of_measure");
  compare(a.entry() == b.entry(), "entry");
  // What is counted, and whether from the year's beginning: the same number means another thing.
  compare(a.counting() == b.counting(), "counting");
  compare(FactorOf(a) == FactorOf(b), "factor");
  compare(SignatureOf(a) == SignatureOf(b), "components");
  // A grade is another value than a number; which way is better is an opinion about the same one.
  compare((a.direction() == v1::DIRECTION_GRADE) == (b.direction() == v1::DIRECTION_GRADE),
          "direction");
  return fields;
}

}  // namespace tepat::plan
