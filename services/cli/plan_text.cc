// SPDX-License-Identifier: Apache-2.0
#include "services/cli/plan_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/plan/plan_message.h"
#include "libs/plan/plan_words.h"

namespace tepat::cli {
namespace {

std::string TargetText(const plan::v1::Target& target) {
  const std::string holder =
      target.units().empty() ? "kantor" : fmt::format("{}", fmt::join(target.units(), ", "));
  return fmt::format("  target {}: {} (triwulan {})\n", holder, target.year(),
                     fmt::join(target.quarters(), "; "));
}

std::string IndicatorText(const plan::v1::Indicator& of) {
  std::string text =
      fmt::format("{}: {} ({}, {})\n  unit: {}\n", of.id(), of.name(), of.unit_of_measure(),
                  plan::WordOf(of.direction()), fmt::join(of.units(), ", "));
  for (const plan::v1::Target& target : of.targets()) text += TargetText(target);
  return text;
}

}  // namespace

std::string PlanText(const plan::v1::GetPlanResponse& told) {
  const plan::v1::Plan& plan = told.plan();
  // A draft has no version: nobody has decided it yet.
  const std::string version = told.version() > 0
                                  ? fmt::format("versi {}", told.version())
                                  : fmt::format("rancangan {}", told.draft_revision());
  std::string text = fmt::format("Rencana {}, {}: {} ({}), {} dan {}.\n", plan.year(), version,
                                 plan.agreement().number(), plan.agreement().date(),
                                 plan.agreement().first_party(), plan.agreement().second_party());
  for (const plan::v1::Objective& objective : plan.objectives()) {
    text += fmt::format("\n{}\n", objective.name());
    // By objective, as the agreement is printed; within it in the plan's order.
    for (const plan::v1::Indicator& indicator : plan.indicators()) {
      if (indicator.objective() == objective.id()) text += IndicatorText(indicator);
    }
  }
  if (!plan.budget_lines().empty()) text += "\nAnggaran\n";
  for (const plan::v1::BudgetLine& line : plan.budget_lines()) {
    text += fmt::format("{} {}: Rp {}\n", line.code(), line.name(), line.amount());
  }
  return text;
}

std::string PlanChangesText(const plan::v1::PreviewPlanResponse& told) {
  std::string text = told.version() == 0
                         ? fmt::format("Rencana {}: belum ada yang berlaku.\n", told.year())
                         : fmt::format("Rencana {}: dibandingkan dengan versi {} yang berlaku.\n",
                                       told.year(), told.version());
  for (const plan::v1::PlanChange& change : told.changes()) {
    text += fmt::format("{}: {} {}{}{}\n", plan::ChangeWord(change.kind()),
                        plan::PartWord(change.part()), change.id(), change.id().empty() ? "" : ", ",
                        change.name());
    for (const plan::v1::FieldChange& field : change.fields()) {
      text += fmt::format("  {}\n", plan::ChangeText(field));
    }
  }
  if (told.changes().empty()) text += "Tidak ada yang berubah.\n";
  for (const plan::v1::PlanFinding& note : told.notes()) {
    text += fmt::format("catatan, baris {}: {}\n", note.line(), note.text());
  }
  return text;
}

std::string PlanNotesText(const PlanFindings& notes, const std::string& file) {
  std::string text;
  for (const plan::v1::PlanFinding& one : notes) {
    text += "catatan: " + plan::FindingText(one, file) + "\n";
  }
  return text;
}

std::string PlanMistakesText(const PlanFindings& mistakes, const std::string& file) {
  std::string text;
  for (const plan::v1::PlanFinding& one : mistakes) text += plan::FindingText(one, file) + "\n";
  return text;
}

std::string PlanYearsText(const plan::v1::ListPlansResponse& told) {
  std::string text;
  for (const plan::v1::PlanYear& year : told.years()) {
    text += fmt::format("{}: ", year.year());
    text += year.version() == 0 ? "belum ada yang berlaku"
                                : fmt::format("versi {}, {} indikator, {}", year.version(),
                                              year.indicators(), year.agreement_number());
    if (year.draft_revision() > 0) {
      text += fmt::format("; rancangan {} menunggu", year.draft_revision());
    }
    text += "\n";
  }
  return text.empty() ? "Belum ada rencana. Buat: tepat plan import BERKAS\n" : text;
}

}  // namespace tepat::cli
