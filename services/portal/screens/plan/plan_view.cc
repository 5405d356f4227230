// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/measure/achievement.h"
#include "libs/plan/plan_message.h"
#include "libs/plan/plan_words.h"
#include "services/portal/screens/plan/plan_figures.h"

namespace tepat::portal {
namespace {

using plan::v1::Indicator;
using plan::v1::Plan;

// A line of a list of facts; nothing for an empty one.
Html Line(const std::string& name, const std::string& value) {
  return value.empty() ? Html() : Fill("<dt>{}</dt><dd>{}</dd>", name, value);
}

std::string UnitsOf(const Context& context,
                    const google::protobuf::RepeatedPtrField<std::string>& keys) {
  std::string names;
  for (const std::string& key : keys) {
    names += (names.empty() ? "" : ", ") + context.titles.Unit(key);
  }
  return names;
}

Html AgreementOf(const Plan& plan) {
  const plan::v1::Agreement& agreement = plan.agreement();
  return Fill(R"(<section aria-labelledby="h-perjanjian"><h2 id="h-perjanjian">Perjanjian
Kinerja</h2><dl class="data">{}{}{}{}{}</dl></section>)",
              Line("Nomor", agreement.number()), Line("Tanggal", TimeWords::Date(agreement.date())),
              Line("Pihak pertama", agreement.first_party()),
              Line("Pihak kedua", agreement.second_party()), Line("Perubahan", agreement.change()));
}

// Units that share a target stand in one line, as in the plan.
Html TargetLine(const Context& context, const plan::v1::Target& target) {
  const std::string holder = target.units().empty() ? "Kantor" : UnitsOf(context, target.units());
  const Html quarters = Join(target.quarters(), [](const std::string& quarter) {
    return Fill(R"(<td class="angka">{}</td>)", FigureWord(quarter));
  });
  return Fill(R"(<tr><th scope="row">{}</th><td class="angka">{}</td>{}</tr>)", holder,
              FigureWord(target.year()), quarters);
}

Html TargetsOf(const Context& context, const Indicator& indicator) {
  const Html lines = Join(indicator.targets(), [&](const plan::v1::Target& target) {
    return TargetLine(context, target);
  });
  return Table("Target " + indicator.name(),
               {"Target", "Tahun", "TW I", "TW II", "TW III", "TW IV"}, lines);
}

// How figures come about, in the words of the agreement.
std::string MethodOf(const Indicator& of) {
  return fmt::format("{}; {}; {}; antar triwulan {}; antar unit {}", plan::WordOf(of.direction()),
                     plan::WordOf(of.entry()), plan::WordOf(of.counting()),
                     plan::WordOf(of.accumulation()), plan::WordOf(of.consolidation()));
}

// One side may be open.
std::string BoundsOf(const Indicator& of) {
  return plan::RangeWords(FigureWord(of.smallest()), FigureWord(of.largest()));
}

// Empty stands for the default, `-` for none at all.
std::string CapOf(const Indicator& of) {
  if (of.cap() == "-") return "tanpa batas";
  return (of.cap().empty() ? std::to_string(measure::kCapDefault) : FigureWord(of.cap())) + " %";
}

std::string EndOf(const Indicator& of) {
  if (of.end_target().empty()) return "";
  return fmt::format("{} pada {}", FigureWord(of.end_target()), of.end_year());
}

std::string ScaleOf(const Indicator& of) {
  std::string scale;
  for (const plan::v1::Grade& grade : of.scale()) {
    scale += (scale.empty() ? "" : "; ") + grade.name() + " = " + FigureWord(grade.number());
  }
  return scale;
}

Html ComponentsOf(const Indicator& of) {
  if (of.components().empty()) return Html();
  return Fill("<h4>Komponen</h4><ul>{}</ul>", Join(of.components(), [](const auto& one) {
                return Fill("<li>{} ({}, {})</li>", one.name(), one.unit_of_measure(),
                            plan::WordOf(one.role()));
              }));
}

Html EvidenceOf(const Indicator& of) {
  if (of.evidence().empty()) return Html();
  return Fill("<h4>Bukti dukung</h4><ul>{}</ul>", Join(of.evidence(), [](const auto& rule) {
                std::string kinds;
                for (const int kind : rule.kinds()) {
                  const auto* term = plan::v1::EvidenceKind_descriptor()->FindValueByNumber(kind);
                  if (term != nullptr) kinds += (kinds.empty() ? "" : ", ") + plan::TermWord(*term);
                }
                return Fill("<li>{} ({}; {})</li>", rule.name(),
                            rule.required() ? "wajib" : "boleh", kinds);
              }));
}

// Targets stand open, for they are what people come for; all else is folded away.
Html IndicatorOf(const Context& context, const Plan& plan, const Indicator& of) {
  const Html history = HistoryOf(plan, of);
  return Fill(R"(<article class="tindakan" id="{}"><h3>{}{}</h3><p>{} · {} · {}</p>{}
<details><summary>Rincian {}</summary><dl class="data">{}{}{}{}{}{}{}{}</dl>{}{}{}</details>
</article>)",
              "i-" + of.id(), of.code().empty() ? std::string() : of.code() + " · ", of.name(),
              of.unit_of_measure(), plan::WordOf(of.direction()), UnitsOf(context, of.units()),
              TargetsOf(context, of), of.name(), Line("Definisi operasional", of.definition()),
              Line("Sumber data", of.source()), Line("Perhitungan", MethodOf(of)),
              Line("Predikat", ScaleOf(of)), Line("Nilai yang mungkin", BoundsOf(of)),
              Line("Batas capaian", CapOf(of)), Line("Target akhir Renstra", EndOf(of)),
              Line("Standar nasional", FigureWord(of.national_standard())), ComponentsOf(of),
              EvidenceOf(of), history.empty() ? history : Fill("<h4>Tahun lalu</h4>{}", history));
}

// By objective, as the agreement is printed; within it in the plan's order.
Html ObjectiveOf(const Context& context, const Plan& plan, const plan::v1::Objective& objective) {
  Html indicators;
  for (const Indicator& one : plan.indicators()) {
    if (one.objective() == objective.id()) indicators += IndicatorOf(context, plan, one);
  }
  const std::string id = "s-" + objective.id();
  return Fill(R"(<section aria-labelledby="{}"><h2 id="{}">{}</h2>{}</section>)", id, id,
              objective.name(), indicators);
}

Html BudgetOf(const Plan& plan) {
  if (plan.budget_lines().empty()) return Html();
  const Html lines = Join(plan.budget_lines(), [](const plan::v1::BudgetLine& line) {
    return Fill(R"(<tr><th scope="row">{}</th><td>{}</td><td class="angka">{}</td></tr>)",
                line.name(), line.code(), "Rp " + FigureWord(line.amount()));
  });
  return Fill(
      R"(<section aria-labelledby="h-anggaran"><h2 id="h-anggaran">Anggaran</h2>{}</section>)",
      Table("Anggaran", {"Program atau kegiatan", "Kode", "Jumlah"}, lines));
}

Html ChangeOf(const plan::v1::PlanChange& change) {
  const Html fields = Join(change.fields(), [](const plan::v1::FieldChange& field) {
    return Fill("<li>{}</li>", plan::ChangeText(field));
  });
  return Fill("<li><strong>{}</strong>: {} {}{}</li>", plan::ChangeWord(change.kind()),
              plan::PartWord(change.part()), change.name(),
              fields.empty() ? fields : Fill("<ul>{}</ul>", fields));
}

}  // namespace

Html PlanBody(const Context& context, const Plan& plan) {
  const Html objectives = Join(plan.objectives(), [&](const plan::v1::Objective& objective) {
    return ObjectiveOf(context, plan, objective);
  });
  return Fill("{}{}{}", AgreementOf(plan), objectives, BudgetOf(plan));
}

Html ChangesBody(const std::vector<plan::v1::PlanChange>& changes) {
  if (changes.empty()) return Fill("<p>Tidak ada yang berubah.</p>");
  return Fill(R"(<ul class="polos">{}</ul>)", Join(changes, ChangeOf));
}

int YearIn(const Context& context) {
  const std::string& text = context.params.at(0);
  return text.size() == 4 ? IntIn(text) : 0;
}

Result<plan::v1::GetPlanResponse> AskPlan(const Context& context, int year, int version,
                                          bool draft) {
  plan::v1::GetPlanRequest request;
  request.set_year(year);
  request.set_version(version);
  request.set_draft(draft);
  const auto& backend = context.portal.backend;
  return backend.Call(backend.plans, context.viewer->token, &plan::v1::PlanService::Stub::GetPlan,
                      request);
}

}  // namespace tepat::portal
