// SPDX-License-Identifier: Apache-2.0
#include "services/cli/plan_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "libs/base/mistake.h"
#include "libs/plan/plan_message.h"

namespace tepat::cli {
namespace {

// Words for the parts of a plan, in the order of PlanPart; a newer office may know more.
std::string PartWord(plan::v1::PlanPart part) {
  switch (part) {
    case plan::v1::PLAN_PART_AGREEMENT:
      return "perjanjian kinerja";
    case plan::v1::PLAN_PART_OBJECTIVE:
      return "sasaran";
    case plan::v1::PLAN_PART_INDICATOR:
      return "indikator";
    case plan::v1::PLAN_PART_BUDGET_LINE:
      return "anggaran";
    default:
      return "bagian lain";
  }
}

std::string KindWord(plan::v1::PlanChangeKind kind) {
  switch (kind) {
    case plan::v1::PLAN_CHANGE_KIND_NEW:
      return "baru";
    case plan::v1::PLAN_CHANGE_KIND_GONE:
      return "hilang";
    default:
      return "berubah";
  }
}

// A field as people call it; one that is not known here is told by its name in the file.
std::string FieldWord(const std::string& field) {
  static const std::map<std::string, std::string> kWords = {
      {"number", "nomor"},
      {"date", "tanggal"},
      {"first_party", "pihak pertama"},
      {"second_party", "pihak kedua"},
      {"change", "perubahan"},
      {"name", "nama"},
      {"code", "kode"},
      {"definition", "definisi operasional"},
      {"unit_of_measure", "satuan"},
      {"decimals", "angka desimal"},
      {"objective", "sasaran"},
      {"source", "sumber data"},
      {"units", "unit"},
      {"direction", "arah"},
      {"entry", "pengisian"},
      {"counting", "penghitungan"},
      {"accumulation", "akumulasi"},
      {"consolidation", "penggabungan"},
      {"factor", "faktor"},
      {"components", "komponen"},
      {"scale", "predikat"},
      {"targets", "target"},
      {"cap", "batas capaian"},
      {"smallest", "nilai terkecil"},
      {"largest", "nilai terbesar"},
      {"history", "nilai tahun lalu"},
      {"end_target", "target akhir Renstra"},
      {"end_year", "tahun akhir Renstra"},
      {"national_standard", "standar nasional"},
      {"evidence", "bukti dukung"},
      {"amount", "jumlah"}};
  const auto found = kWords.find(field);
  return found == kWords.end() ? field : found->second;
}

// An empty word would read as if something were missing.
std::string OrNothing(const std::string& text) { return text.empty() ? "(kosong)" : text; }

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
    text += fmt::format("{}: {} {}{}{}\n", KindWord(change.kind()), PartWord(change.part()),
                        change.id(), change.id().empty() ? "" : ", ", change.name());
    for (const plan::v1::FieldChange& field : change.fields()) {
      text += fmt::format("  {}{}{}: {} menjadi {}\n", FieldWord(field.field()),
                          field.unit().empty() ? "" : " ", field.unit(), OrNothing(field.before()),
                          OrNothing(field.after()));
    }
  }
  if (told.changes().empty()) text += "Tidak ada yang berubah.\n";
  for (const plan::v1::PlanFinding& note : told.notes()) {
    text += fmt::format("catatan, baris {}: {}\n", note.line(), note.text());
  }
  return text;
}

std::string PlanMistakesText(const plan::v1::PreviewPlanResponse& told, const std::string& file) {
  std::string text;
  for (const plan::v1::PlanFinding& one : told.mistakes()) {
    text += Mistake{file, one.line(), one.text()}.ToString() + "\n";
  }
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
