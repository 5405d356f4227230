// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/measurement_workbook.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/papers/measurement/figures_sheet.h"
#include "libs/papers/result_words.h"
#include "libs/papers/sheet.h"

namespace tepat::papers {
namespace {

using measure::Fraction;

constexpr int kRawPlaces = 2;  // of every percentage that is printed

xlsx::Content TextCell(const std::string& text) { return xlsx::Text{text}; }

std::string Lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += (lines.empty() ? "" : "\n") + text;
  return lines;
}

std::optional<Fraction> RoundedTo(const std::optional<Fraction>& exact, int places) {
  if (!exact) return std::nullopt;
  return *measure::ReadPlainFraction(measure::FormatFixed(*exact, places));
}

std::optional<Fraction> Read(const std::string& plain, int places) {
  const auto read = measure::ReadPlainFraction(plain);
  return read ? RoundedTo(*read, places) : std::nullopt;
}

// A cell rounded for people; words pass. Only this sheet rounds: what is computed further stays as
// it is.
std::string Rounding(const std::string& cell, int places) {
  return "IF(ISNUMBER(" + cell + "),ROUND(" + cell + "," + std::to_string(places) + ")," + cell +
         ")";
}

// Where sums of the form stand, for the budget sheet.
struct FormCells {
  std::string mean;  // of the year to date, exact
  measure::Overall overall;
};

// The form: a row for each indicator.
class FormSheet {
 public:
  FormSheet(const MeasuredCase& measured, FiguresSheet& figures)
      : measured_(measured), figures_(figures) {
    const std::string period = PeriodWords(measured.period);
    writer_.PutTitle("PENGUKURAN KINERJA " + std::to_string(measured.period.year));
    writer_.Put(1, TextCell("Periode: " + period), xlsx::Look::kPlain);
    writer_.NextRow();
    writer_.NextRow();
    writer_.PutHeadings(
        {"No", "Sasaran", "Indikator", "Satuan", "Target tahun", "Target " + period,
         "Realisasi " + period, "Capaian " + period + " (%)", "Capaian dibatasi (%)",
         "Target s.d. " + period, "Realisasi s.d. " + period, "Capaian s.d. " + period + " (%)",
         "Keterangan", "Analisis", "Tindak lanjut", "Penanggung jawab", "Bukti", "Persis"});
    writer_.sheet().frozen_rows = writer_.row() - 1;
    writer_.sheet().frozen_columns = 3;
    writer_.sheet().hidden_columns = {kExact};
    writer_.sheet().widths = {{1, 5},   {2, 30},  {3, 36},  {4, 10},  {5, 14},  {6, 14},
                              {7, 14},  {8, 14},  {9, 14},  {10, 14}, {11, 14}, {12, 14},
                              {13, 30}, {14, 36}, {15, 36}, {16, 30}, {17, 30}};
  }

  FormCells Write() {
    const int first = writer_.row();
    for (const plan::Indicator& indicator : measured_.plan.indicators) Add(indicator);
    const std::string column =
        "R" + std::to_string(first) + ":R" + std::to_string(writer_.row() - 1);
    const measure::Overall overall = OverallOf(results_);
    const std::string mean = "IF(COUNT(" + column + ")=0,\"\",AVERAGE(" + column + "))";
    writer_.Put(3, TextCell("Rata-rata capaian dibatasi s.d. " + PeriodWords(measured_.period)),
                xlsx::Look::kHeading);
    writer_.Put(12, Live("IF(COUNT(" + column + ")=0,\"\",ROUND(AVERAGE(" + column + "),2))",
                         {RoundedTo(overall.mean, kRawPlaces)}));
    writer_.Put(13, Live("COUNT(" + column + ")", {Fraction(overall.computable)}));
    writer_.Put(14, TextCell("dari " + std::to_string(overall.all) + " indikator dapat dihitung"));
    // The mean that is not rounded is needed once more, for the efficiency.
    const std::string exact = writer_.Put(kExact, Live(mean, {overall.mean}));
    return {writer_.Named(exact), overall};
  }

  xlsx::Sheet Take() { return std::move(writer_.sheet()); }

 private:
  static constexpr int kExact = 18;

  void Add(const plan::Indicator& indicator) {
    const OfficeResult result = ResultOf(measured_, indicator);
    const IndicatorCells cells = figures_.Add(indicator);
    const int places = indicator.method.decimals;
    writer_.Put(1, CellOf(Fraction(static_cast<std::int64_t>(results_.size()) + 1)));
    writer_.Put(2, TextCell(ObjectiveOf(measured_.plan, indicator.objective)));
    writer_.Put(3, TextCell((indicator.code.empty() ? "" : indicator.code + " ") + indicator.name));
    writer_.Put(4, TextCell(indicator.unit_of_measure));
    writer_.Put(5, TextCell(PlannedTarget(measured_, indicator, {measured_.period.year, 0})));
    PutTarget(6, indicator, cells.now.lower, result.now.standing.target);
    PutValue(7, cells.now.value, result.now.standing, places);
    PutPercent(8, cells.now.raw, result.now_exact.raw, AchievementWords(result.now.standing));
    PutPercent(9, cells.now.capped, result.now_exact.capped, "");
    PutTarget(10, indicator, cells.year.lower, result.year.target);
    PutValue(11, cells.year.value, result.year, places);
    PutPercent(12, cells.year.raw, result.year_exact.raw, AchievementWords(result.year));
    writer_.Put(13, TextCell(Lines(RemarksOn(measured_, result))));
    writer_.Put(14, TextCell(CausesOf(measured_, indicator)));
    writer_.Put(15, TextCell(FollowUpsOf(measured_, indicator)));
    writer_.Put(16, TextCell(UnitsOf(measured_, indicator)));
    writer_.Put(17, TextCell(EvidenceOf(measured_, indicator)));
    writer_.Put(kExact, Live(cells.year.capped, {result.year_exact.capped}));
    writer_.NextRow();
    results_.push_back(result);
  }

  // Ranges and grades are words; what units share is computed.
  void PutTarget(int column, const plan::Indicator& indicator, const std::string& cell,
                 const std::string& target) {
    const std::string words = TargetWords(indicator, target);
    const auto number = Read(target, measure::kDecimalsMax);
    const bool is_number = number && indicator.method.scale.empty();
    if (!target.empty() && !is_number) {
      writer_.Put(column, TextCell(words));
      return;
    }
    const std::string rounded = "ROUND(" + cell + "," + std::to_string(measure::kDecimalsMax) + ")";
    writer_.Put(column, Live("IF(ISNUMBER(" + cell + ")," + rounded + ",\"" + kNone + "\")",
                             {number, kNone}));
  }
  // An empty cell of a value says why in words.
  void PutValue(int column, const std::string& cell, const performance::Standing& standing,
                int places) {
    const std::string formula =
        "IF(" + cell + "=\"\",\"" + kNoData + "\"," + Rounding(cell, places) + ")";
    const std::string words = standing.state == "penyebut_nol" ? kZeroDenominator : kNoData;
    writer_.Put(column, Live(formula, {Read(standing.value, places), words}));
  }
  void PutPercent(int column, const std::string& cell, const std::optional<Fraction>& exact,
                  const std::string& words) {
    writer_.Put(column, Live(Rounding(cell, kRawPlaces), {RoundedTo(exact, kRawPlaces), words}));
  }

  const MeasuredCase& measured_;
  FiguresSheet& figures_;
  SheetWriter writer_{"Pengukuran"};
  std::vector<OfficeResult> results_;
};

// What part of a budget is spent, rounded; the word where it is not known yet.
std::string AbsorptionFormula(const std::string& spent, const std::string& amount,
                              const std::string& unknown) {
  return "IF(ISNUMBER(" + spent + "),IF(" + amount + ">0,ROUND(100*" + spent + "/" + amount +
         ",2),\"pagu nol\"),\"" + unknown + "\")";
}

// A row for each line of the budget, their sum, and how efficient the office was.
xlsx::Sheet BudgetSheet(const MeasuredCase& measured, const FormCells& form) {
  SheetWriter writer("Anggaran");
  writer.PutTitle("REALISASI ANGGARAN " + std::to_string(measured.period.year));
  writer.PutHeadings({"Kode", "Program", "Sasaran", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)"});
  writer.sheet().widths = {{1, 12}, {2, 50}, {3, 50}, {4, 20}, {5, 20}, {6, 14}};
  const auto& lines = measured.plan.budget_lines;
  const int first = writer.row();
  for (const plan::BudgetLine& line : lines) {
    const auto spent = measured.spent.find(line.id);
    const Fraction amount = line.amount.ToFraction();
    std::optional<Fraction> used;
    if (spent != measured.spent.end()) used = spent->second.ToFraction();
    writer.Put(1, TextCell(line.code));
    writer.Put(2, TextCell(line.name));
    writer.Put(3, TextCell(ObjectiveOf(measured.plan, line.objective)));
    const std::string given = writer.Put(4, CellOf(amount));
    const std::string taken = writer.Put(5, used ? CellOf(*used) : xlsx::Content());
    writer.Put(
        6, Live(AbsorptionFormula(taken, given, kNoData),
                {RoundedTo(AbsorptionOf(amount, used), kRawPlaces), used ? "pagu nol" : kNoData}));
    writer.NextRow();
  }
  // Without lines there is nothing to add up.
  if (lines.empty()) return std::move(writer.sheet());
  const BudgetResult budget = BudgetOf(measured);
  const auto column = [&](const std::string& name) {
    return name + std::to_string(first) + ":" + name + std::to_string(writer.row() - 1);
  };
  writer.Put(2, TextCell("Jumlah"), xlsx::Look::kHeading);
  const std::string given = writer.Put(4, Live("SUM(" + column("D") + ")", {budget.amount}));
  const std::string taken =
      writer.Put(5, Live("IF(COUNT(" + column("E") + ")<" + std::to_string(lines.size()) +
                             ",\"belum lengkap\",SUM(" + column("E") + "))",
                         {budget.spent, "belum lengkap"}));
  const std::string percent = "100*" + taken + "/" + given;
  writer.Put(6, Live(AbsorptionFormula(taken, given, "belum lengkap"),
                     {RoundedTo(budget.absorption, kRawPlaces),
                      budget.spent ? "pagu nol" : "belum lengkap"}));
  writer.NextRow();
  writer.Put(2, TextCell("Efisiensi: capaian dikurangi serapan (poin persen)"),
             xlsx::Look::kHeading);
  // Two comparisons that could fail stand one within the other: AND computes both.
  writer.Put(6, Live("IF(ISNUMBER(" + taken + "),IF(ISNUMBER(" + form.mean + "),IF(" + given +
                         ">0,ROUND(" + form.mean + "-" + percent + ",2),\"" + kNotComputable +
                         "\"),\"" + kNotComputable + "\"),\"" + kNotComputable + "\")",
                     {RoundedTo(EfficiencyOf(form.overall, budget), kRawPlaces), kNotComputable}));
  return std::move(writer.sheet());
}

xlsx::Sheet NotesSheet(const MeasuredCase& measured, const std::vector<std::string>& frozen) {
  SheetWriter writer("Keterangan");
  writer.sheet().widths = {{1, 30}, {2, 90}};
  const auto put = [&](const std::string& what, const std::string& text) {
    writer.Put(1, TextCell(what), xlsx::Look::kHeading);
    writer.Put(2, TextCell(text));
    writer.NextRow();
  };
  const plan::Agreement& agreement = measured.plan.agreement;
  put("Perjanjian kinerja", agreement.number + ", " + DateWords(agreement.date));
  put("Versi rencana", std::to_string(measured.plan_version));
  put("Periode", FullPeriodWords(measured.period));
  put("Sidik data (SHA-256)", measured.set_hash);
  put("Cara membaca",
      "Pengukuran dihitung dari Hitungan, Hitungan dari Isian. Angka dihitung persis dan "
      "dibulatkan sekali, di Pengukuran dan Anggaran. Yang kosong tidak dihitung sebagai nol.");
  put("Batas capaian",
      "Capaian dibatasi paling sedikit 0 dan paling banyak batas indikatornya; "
      "rata-rata memakai capaian yang dibatasi.");
  for (const std::string& name : frozen) {
    // Whoever checks has to know which figures he cannot follow.
    put("Tanpa rumus", name +
                           ": ada angka dengan lebih dari 15 digit, yang tidak dapat disimpan "
                           "persis dalam buku kerja; hasilnya ditulis sebagai angka tetap.");
  }
  return std::move(writer.sheet());
}

}  // namespace

xlsx::Book MeasurementWorkbook(const MeasuredCase& measured) {
  FiguresSheet figures(measured);
  FormSheet form(measured, figures);
  // The form first: it makes the figures sheet as it goes, and the budget needs its mean.
  const FormCells cells = form.Write();
  xlsx::Book book{
      {form.Take(), BudgetSheet(measured, cells), NotesSheet(measured, figures.frozen())},
      measured.made};
  // What people read comes first, what it is computed of behind it.
  for (xlsx::Sheet& sheet : figures.Take()) book.sheets.push_back(std::move(sheet));
  return book;
}

}  // namespace tepat::papers
