// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/report/report.h"

#include <algorithm>

#include "libs/papers/report/report_tables.h"
#include "libs/papers/result_words.h"
#include "libs/papers/sheet.h"

namespace tepat::papers {
namespace {

// In the place of what nobody has written yet, so that nobody overlooks it.
std::string Missing(const std::string& about) { return "[Belum diisi: " + about + "]"; }

// Everything that a reader could miss, in the order of the report.
std::vector<std::string> LacksOf(const ReportFacts& facts,
                                 const std::vector<OfficeResult>& results) {
  const MeasuredCase& measured = facts.measured;
  std::vector<std::string> lacks;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const plan::Indicator& indicator = measured.plan.indicators[i];
    for (const std::string& remark : RemarksOn(measured, results[i])) {
      lacks.push_back(indicator.name + ": " + remark);
    }
    // What nobody has reported is named by its units already.
    const performance::Standing& now = results[i].now.standing;
    if (!now.state.empty() && now.state != "kosong") {
      lacks.push_back(indicator.name + ": " + AchievementWords(now));
    }
    if (indicator.history.empty()) {
      lacks.push_back(indicator.name + ": nilai tahun sebelumnya belum ada dalam rencana");
    }
    if (!indicator.end_target) {
      lacks.push_back(indicator.name + ": target jangka menengah belum ada dalam rencana");
    }
  }
  for (const plan::BudgetLine& line : measured.plan.budget_lines) {
    if (!measured.spent.contains(line.id)) {
      lacks.push_back("Realisasi anggaran " + line.name + " belum ada");
    }
  }
  if (measured.plan.budget_lines.empty()) lacks.emplace_back("Anggaran belum ada dalam rencana");
  if (facts.steps.empty()) lacks.emplace_back("Waktu langkah-langkah SOP belum ada");
  for (const OwnText& own : OwnTexts()) {
    const auto found = facts.texts.find(own.name);
    if (found == facts.texts.end() || found->second.empty()) {
      lacks.push_back("Tulisan kantor: " + own.about);
    }
  }
  return lacks;
}

// How many indicators stand behind the mean is said with it: a mean of two is none of the office.
std::string Summary(const MeasuredCase& measured, const measure::Overall& overall) {
  if (!overall.mean) {
    return "Capaian kinerja " + FullPeriodWords(measured.period) + " belum dapat dihitung.";
  }
  return "Rata-rata capaian kinerja sampai dengan " + FullPeriodWords(measured.period) +
         " adalah " + PercentWords(overall.mean) + " %, dihitung dari " +
         std::to_string(overall.computable) + " dari " + std::to_string(overall.all) +
         " indikator.";
}

// Only when both sides are known as a whole: a part of the budget would look like a saving.
std::string EfficiencySentence(const measure::Overall& overall, const BudgetResult& budget) {
  const auto efficiency = EfficiencyOf(overall, budget);
  if (!efficiency) {
    return "Efisiensi belum dapat dihitung: capaian atau realisasi anggaran belum lengkap.";
  }
  return "Dengan rata-rata capaian " + PercentWords(overall.mean) + " % dan serapan anggaran " +
         PercentWords(budget.absorption) + " %, efisiensi sumber daya adalah " +
         PercentWords(efficiency) + " poin persen (capaian dikurangi serapan).";
}

// Steps that still run are none in time.
std::string PunctualitySentence(const std::vector<StepTime>& steps) {
  if (steps.empty()) return "Waktu pelaksanaan SOP belum ada.";
  const auto in_time = std::count_if(steps.begin(), steps.end(), [](const StepTime& step) {
    return step.verdict == "tepat waktu";
  });
  return std::to_string(in_time) + " dari " + std::to_string(steps.size()) +
         " langkah SOP dilaksanakan tepat waktu.";
}

// Every text of the report; figures among them carry marks, sentences do not: people rewrite them.
std::map<std::string, Cell> TextsOf(const ReportFacts& facts,
                                    const std::vector<OfficeResult>& results) {
  const MeasuredCase& measured = facts.measured;
  const measure::Overall overall = OverallOf(results);
  const BudgetResult budget = BudgetOf(measured);
  const plan::Agreement& agreement = measured.plan.agreement;
  const auto or_missing = [](const std::string& text, const char* about) {
    return Cell{text.empty() ? Missing(about) : text};
  };
  std::map<std::string, Cell> texts = {
      {"nama_kantor", or_missing(facts.office.name, "nama kantor")},
      {"kabupaten", or_missing(facts.office.regency, "nama kabupaten")},
      {"jabatan", or_missing(facts.office.position, "jabatan penanda tangan")},
      {"nama", or_missing(facts.office.signer, "nama penanda tangan")},
      {"pangkat", or_missing(facts.office.rank, "pangkat penanda tangan")},
      {"nip", or_missing(facts.office.nip, "NIP penanda tangan")},
      {"tempat", or_missing(facts.office.place, "tempat")},
      {"tanggal", or_missing(facts.office.date, "tanggal")},
      {"tahun", {std::to_string(measured.period.year)}},
      {"periode", {FullPeriodWords(measured.period)}},
      {"nomor_pk", or_missing(agreement.number, "nomor perjanjian kinerja")},
      {"tanggal_pk", or_missing(agreement.date.empty() ? "" : DateWords(agreement.date),
                                "tanggal perjanjian kinerja")},
      {"versi_rencana", {std::to_string(measured.plan_version)}},
      {"sidik_data", {measured.set_hash}},
      {"sop", or_missing(facts.sop, "nomor dan nama SOP")},
      {"rata_rata", {PercentWords(overall.mean), "rata_rata"}},
      {"dihitung", {std::to_string(overall.computable), "dihitung"}},
      {"jumlah_indikator", {std::to_string(overall.all), "jumlah_indikator"}},
      {"jumlah_pagu", {RupiahWords(budget.amount), "jumlah_pagu"}},
      {"jumlah_realisasi",
       {budget.spent ? RupiahWords(*budget.spent) : "belum lengkap", "jumlah_realisasi"}},
      {"serapan", {PercentWords(budget.absorption), "serapan"}},
      {"efisiensi", {PercentWords(EfficiencyOf(overall, budget)), "efisiensi"}},
      {"ringkasan", {Summary(measured, overall)}},
      {"uraian_efisiensi", {EfficiencySentence(overall, budget)}},
      {"uraian_ketepatan", {PunctualitySentence(facts.steps)}}};
  // The office's own words pass as they are.
  for (const OwnText& own : OwnTexts()) {
    const auto found = facts.texts.find(own.name);
    const bool is_there = found != facts.texts.end() && !found->second.empty();
    texts[own.name] = {is_there ? found->second : Missing(own.about)};
  }
  return texts;
}

}  // namespace

const std::vector<OwnText>& OwnTexts() {
  static const std::vector<OwnText> kTexts = {{"kata_pengantar", "kata pengantar"},
                                              {"profil", "profil kecamatan"},
                                              {"organisasi", "susunan organisasi dan tata kerja"},
                                              {"sdm", "sumber daya manusia"},
                                              {"isu", "isu strategis"},
                                              {"renstra", "ringkasan rencana strategis"},
                                              {"penutup", "penutup"}};
  return kTexts;
}

Report ReportOf(const ReportFacts& facts) {
  // Computed once: every table and every sentence tells the same figures.
  std::vector<OfficeResult> results;
  for (const plan::Indicator& indicator : facts.measured.plan.indicators) {
    results.push_back(ResultOf(facts.measured, indicator));
  }
  Report report{TextsOf(facts, results), EmptyTables()};
  FillTables(facts, results, LacksOf(facts, results), report.tables);
  return report;
}

}  // namespace tepat::papers
