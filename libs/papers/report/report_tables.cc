// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/report/report_tables.h"

#include <algorithm>
#include <utility>

#include "libs/base/check.h"
#include "libs/papers/result_words.h"

namespace tepat::papers {
namespace {

using measure::Fraction;

using Row = std::vector<std::string>;

ReportColumn Words(const char* name, const char* heading, int width) {
  return {name, heading, width, false};
}
ReportColumn Figure(const char* name, const char* heading, int width = 2) {
  return {name, heading, width, true};
}
ReportColumn Number() { return {"no", "No", 1, false}; }
ReportColumn Name() { return {"indikator", "Indikator", 5, false}; }

// Writes the rows of one table; figures are marked by table, row and column.
class Rows {
 public:
  Rows(std::vector<ReportTable>& tables, const std::string& name) {
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const ReportTable& table) { return table.name == name; });
    TEPAT_CHECK(found != tables.end());  // names stand in this file alone
    table_ = &*found;
  }

  std::string Next() const { return std::to_string(table_->rows.size() + 1); }

  void Add(const Row& row) {
    // Columns and rows are written in two places; both have to change together.
    TEPAT_CHECK(row.size() == table_->columns.size());
    const std::string number = Next();
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const ReportColumn& column = table_->columns[i];
      cells.push_back({row[i], column.is_figure ? table_->name + number + "_" + column.name : ""});
    }
    table_->rows.push_back(std::move(cells));
  }

 private:
  ReportTable* table_;  // of the list that it was made of
};

// A value of another year, of grades its name.
std::string OtherWords(const plan::Indicator& indicator, const measure::Decimal& value) {
  for (const measure::Grade& grade : indicator.method.scale) {
    if (grade.number == value) return grade.name;
  }
  return FigureWords(value.ToFraction(), indicator.method.decimals);
}

// How the value stands against another target than the plan's.
std::string Against(const plan::Indicator& indicator, const measure::Decimal& target,
                    const performance::Standing& standing) {
  const auto achieved = measure::Achieve(indicator.method.direction, indicator.method.cap,
                                         measure::Target(target.ToFraction()), standing.exact);
  return achieved.raw                                          ? FigureWords(*achieved.raw, 2)
         : achieved.kind == measure::Achievement::Kind::kEmpty ? kNoData
                                                               : kNotComputable;
}

// As the plan holds them: what was reached in years before Tepat.
std::string Earlier(const plan::Indicator& indicator) {
  std::string years;
  for (const plan::History& one : indicator.history) {
    years += (years.empty() ? "" : "; ") + std::to_string(one.year) + ": " +
             OtherWords(indicator, one.value);
  }
  return years;
}

// Against the last of those years, exactly, then rounded.
std::string Change(const plan::Indicator& indicator, const performance::Standing& standing) {
  if (!standing.exact) return kNoData;
  const Fraction change = *standing.exact - indicator.history.back().value.ToFraction();
  const std::string words = FigureWords(change, indicator.method.decimals);
  return change.Sign() > 0 ? "+" + words : words;
}

void AddIndicator(const MeasuredCase& measured, const plan::Indicator& indicator,
                  const OfficeResult& result, std::vector<ReportTable>& tables) {
  const std::string value = ValueWords(indicator, result.year);
  const std::string planned = PlannedTarget(measured, indicator, {measured.period.year, 0});
  Rows pk(tables, "pk");
  pk.Add({pk.Next(), ObjectiveOf(measured.plan, indicator.objective), indicator.name,
          indicator.unit_of_measure, planned});
  Rows capaian(tables, "capaian");
  capaian.Add({capaian.Next(), indicator.name, indicator.unit_of_measure,
               TargetWords(indicator, result.now.standing.target),
               ValueWords(indicator, result.now.standing), AchievementWords(result.now.standing),
               TargetWords(indicator, result.year.target), value, AchievementWords(result.year)});
  // A comparison for which the plan has nothing has no row; what lacks is listed elsewhere.
  if (!indicator.history.empty()) {
    Rows tahun(tables, "tahun");
    tahun.Add(
        {tahun.Next(), indicator.name, Earlier(indicator), value, Change(indicator, result.year)});
  }
  if (indicator.end_target) {
    Rows menengah(tables, "menengah");
    menengah.Add({menengah.Next(), indicator.name, std::to_string(indicator.end_year),
                  OtherWords(indicator, *indicator.end_target), value,
                  Against(indicator, *indicator.end_target, result.year)});
  }
  if (indicator.national_standard) {
    Rows nasional(tables, "nasional");
    nasional.Add({nasional.Next(), indicator.name,
                  OtherWords(indicator, *indicator.national_standard), value,
                  Against(indicator, *indicator.national_standard, result.year)});
  }
  const std::string causes = CausesOf(measured, indicator);
  const std::string follow_ups = FollowUpsOf(measured, indicator);
  if (!causes.empty() || !follow_ups.empty()) {
    Rows analisis(tables, "analisis");
    analisis.Add({analisis.Next(), indicator.name, AchievementWords(result.now.standing), causes,
                  follow_ups});
  }
}

// Every unit that the plan asks, whether it has answered or not.
void AddUnits(const MeasuredCase& measured, const plan::Indicator& indicator,
              std::vector<ReportTable>& tables) {
  Rows unit_rows(tables, "unit");
  for (const std::string& unit : indicator.units) {
    const auto* value = measured.FindValue(indicator, unit);
    std::optional<measure::Measured> typed;
    if (value != nullptr) typed = performance::MeasuredIn(indicator, *value);
    const auto standing = performance::InPeriod(indicator, unit, measured.period, typed);
    unit_rows.Add({unit_rows.Next(), indicator.name, measured.NameOf(unit),
                   TargetWords(indicator, standing.target), ValueWords(indicator, standing),
                   AchievementWords(standing), value == nullptr ? "" : value->no_data_reason});
  }
}

void AddBudget(const MeasuredCase& measured, std::vector<ReportTable>& tables) {
  Rows rows(tables, "anggaran");
  for (const plan::BudgetLine& line : measured.plan.budget_lines) {
    const auto found = measured.spent.find(line.id);
    const Fraction amount = line.amount.ToFraction();
    std::optional<Fraction> spent;
    if (found != measured.spent.end()) spent = found->second.ToFraction();
    rows.Add({line.code, line.name, RupiahWords(amount), spent ? RupiahWords(*spent) : kNoData,
              PercentWords(AbsorptionOf(amount, spent))});
  }
}

// What programs stand behind an objective, and how its indicators stand.
void AddPrograms(const MeasuredCase& measured, const std::vector<OfficeResult>& results,
                 std::vector<ReportTable>& tables) {
  Rows rows(tables, "program");
  const plan::Plan& plan = measured.plan;
  for (const plan::Objective& objective : plan.objectives) {
    std::string programs;
    for (const plan::BudgetLine& line : plan.budget_lines) {
      if (line.objective != objective.id) continue;
      programs += (programs.empty() ? "" : "\n") + line.name;
    }
    std::vector<OfficeResult> own;
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
      if (plan.indicators[i].objective == objective.id) own.push_back(results[i]);
    }
    const measure::Overall overall = OverallOf(own);
    rows.Add({objective.name, programs.empty() ? kNone : programs, PercentWords(overall.mean),
              std::to_string(overall.computable) + " dari " + std::to_string(overall.all)});
  }
}

}  // namespace

std::vector<ReportTable> EmptyTables() {
  return {
      {"pk",
       "Perjanjian kinerja",
       {Number(), Words("sasaran", "Sasaran", 5), Name(), Words("satuan", "Satuan", 2),
        Figure("target", "Target tahun", 3)},
       "Rencana tidak memuat indikator."},
      {"capaian",
       "Target dan realisasi",
       {Number(), Name(), Words("satuan", "Satuan", 3), Figure("target", "Target", 3),
        Figure("realisasi", "Realisasi", 3), Figure("capaian", "Capaian (%)", 3),
        Figure("target_sd", "Target s.d. periode", 3),
        Figure("realisasi_sd", "Realisasi s.d. periode", 3),
        Figure("capaian_sd", "Capaian s.d. periode (%)", 3)},
       "Rencana tidak memuat indikator."},
      {"tahun",
       "Realisasi dan tahun-tahun sebelumnya",
       {Number(), Name(), Figure("lalu", "Tahun sebelumnya", 3),
        Figure("realisasi", "Realisasi s.d. periode"),
        Figure("selisih", "Selisih dengan tahun terakhir")},
       "Nilai tahun-tahun sebelumnya belum ada dalam rencana."},
      {"menengah",
       "Realisasi dan target akhir jangka menengah",
       {Number(), Name(), Words("tahun", "Tahun akhir", 2), Figure("target", "Target akhir"),
        Figure("realisasi", "Realisasi s.d. periode"),
        Figure("capaian", "Terhadap target akhir (%)")},
       "Target jangka menengah belum ada dalam rencana."},
      {"nasional",
       "Realisasi dan standar nasional",
       {Number(), Name(), Figure("standar", "Standar nasional"),
        Figure("realisasi", "Realisasi s.d. periode"), Figure("capaian", "Terhadap standar (%)")},
       "Tidak ada indikator dengan standar nasional dalam rencana."},
      {"analisis",
       "Sebab dan tindak lanjut menurut unit",
       {Number(), Name(), Figure("capaian", "Capaian (%)"), Words("sebab", "Sebab", 5),
        Words("tindak_lanjut", "Tindak lanjut", 5)},
       "Tidak ada unit yang menulis sebab atau tindak lanjut."},
      {"program",
       "Program penunjang sasaran",
       {Words("sasaran", "Sasaran", 5), Words("program", "Program", 5),
        Figure("capaian", "Rata-rata capaian (%)"), Words("dihitung", "Indikator dihitung", 2)},
       "Rencana tidak memuat sasaran."},
      {"anggaran",
       "Realisasi anggaran",
       {Words("kode", "Kode", 2), Words("program", "Program", 5), Figure("pagu", "Pagu (Rp)", 3),
        Figure("realisasi", "Realisasi (Rp)", 3), Figure("serapan", "Serapan (%)")},
       "Rencana tidak memuat anggaran."},
      {"ketepatan",
       "Ketepatan waktu pengumpulan data kinerja",
       {Words("langkah", "Langkah", 5), Words("pelaksana", "Pelaksana", 3),
        Words("baku", "Mutu baku", 2), Words("terpakai", "Terpakai", 2),
        Words("jatuh_tempo", "Jatuh tempo", 3), Words("selesai", "Selesai", 3),
        Words("putusan", "Putusan", 2)},
       "Waktu langkah-langkah belum ada."},
      {"kurang", "", {Number(), Words("uraian", "Uraian", 12)}, "Tidak ada yang kurang."},
      {"unit",
       "Pengukuran kinerja tiap unit",
       {Number(), Name(), Words("unit", "Unit", 4), Figure("target", "Target"),
        Figure("realisasi", "Realisasi"), Figure("capaian", "Capaian (%)"),
        Words("alasan", "Alasan tidak ada data", 4)},
       "Rencana tidak memuat indikator."}};
}

void FillTables(const ReportFacts& facts, const std::vector<OfficeResult>& results,
                const std::vector<std::string>& missing, std::vector<ReportTable>& tables) {
  const MeasuredCase& measured = facts.measured;
  for (std::size_t i = 0; i < results.size(); ++i) {
    AddIndicator(measured, measured.plan.indicators[i], results[i], tables);
    AddUnits(measured, measured.plan.indicators[i], tables);
  }
  AddBudget(measured, tables);
  AddPrograms(measured, results, tables);
  Rows times(tables, "ketepatan");
  for (const StepTime& step : facts.steps) {
    times.Add({step.step, step.actor, step.allowed, step.used, step.due, step.done, step.verdict});
  }
  Rows lacks(tables, "kurang");
  for (const std::string& one : missing) lacks.Add({lacks.Next(), one});
}

}  // namespace tepat::papers
