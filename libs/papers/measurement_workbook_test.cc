// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/measurement_workbook.h"

#include <gtest/gtest.h>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"
#include "libs/papers/formula_fixture.h"
#include "libs/papers/papers_fixture.h"

namespace tepat::papers {
namespace {

using performance::Direct;
using performance::Value;

constexpr int kFormHead = 4;  // rows above the first indicator

const xlsx::Sheet& SheetOf(const xlsx::Book& book, const std::string& name) {
  for (const xlsx::Sheet& sheet : book.sheets) {
    if (sheet.name == name) return sheet;
  }
  ADD_FAILURE() << "no sheet " << name;
  return book.sheets.front();
}

// What a cell shows before anything is computed.
std::string Shown(const xlsx::Content& content) {
  if (const auto* text = std::get_if<xlsx::Text>(&content)) return text->text;
  if (const auto* number = std::get_if<xlsx::Number>(&content)) return number->plain;
  const auto* formula = std::get_if<xlsx::Formula>(&content);
  if (formula == nullptr) return "";
  if (const auto* text = std::get_if<xlsx::Text>(&formula->cached)) return text->text;
  return std::get<xlsx::Number>(formula->cached).plain;
}

std::string ShownAt(const xlsx::Book& book, const std::string& sheet, workbook::Place place) {
  for (const xlsx::Cell& cell : SheetOf(book, sheet).cells) {
    if (cell.place == place) return Shown(cell.content);
  }
  return "";
}

// A cell of the form in the row of an indicator.
std::string OfForm(const xlsx::Book& book, const std::string& id, int column) {
  const auto& indicators = performance::Shipped().indicators;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (indicators[i].id != id) continue;
    return ShownAt(book, "Pengukuran", {static_cast<int>(i) + kFormHead + 1, column});
  }
  return "no such indicator";
}

MeasuredCase Empty(const performance::Period& period = {2026, 3}) {
  MeasuredCase measured = CaseByChance(1, period);
  measured.units.clear();
  measured.spent.clear();
  return measured;
}

void ExpectLive(const MeasuredCase& measured) {
  Evaluator evaluator(MeasurementWorkbook(measured));
  EXPECT_GT(evaluator.formulas(), 100);
  const auto differences = evaluator.Differences();
  EXPECT_TRUE(differences.empty()) << differences.size() << ", " << differences.front();
}

TEST(MeasurementWorkbook, ShowsWhatItsFormulasCompute) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    ExpectLive(CaseByChance(seed, {2026, static_cast<int>(seed % 4) + 1}));
  }
  ExpectLive(CaseByChance(7, {2026, 0}));
  ExpectLive(Empty());
  ExpectLive(Empty({2026, 0}));
}

TEST(MeasurementWorkbook, ShowsTheFiguresOfTheOffice) {
  MeasuredCase measured = Empty();
  // 30 of 33 on time: 90.909… against 95.
  TypedBy(measured, "lurah_jogotrunan", "layanan_tepat_waktu") =
      Value("layanan_tepat_waktu", {{"tepat_waktu", "10"}, {"selesai", "13"}});
  TypedBy(measured, "lurah_kepuharjo", "layanan_tepat_waktu") =
      Value("layanan_tepat_waktu", {{"tepat_waktu", "20"}, {"selesai", "20"}});
  TypedBy(measured, "kasubbag_keuangan", "predikat_akip") = Direct("predikat_akip", "B");
  const xlsx::Book book = MeasurementWorkbook(measured);
  EXPECT_EQ(OfForm(book, "layanan_tepat_waktu", 6), "95");
  EXPECT_EQ(OfForm(book, "layanan_tepat_waktu", 7), "90.91");
  EXPECT_EQ(OfForm(book, "layanan_tepat_waktu", 8), "95.69");
  EXPECT_EQ(OfForm(book, "layanan_tepat_waktu", 12), "95.69");
  EXPECT_NE(OfForm(book, "layanan_tepat_waktu", 13).find("triwulan tanpa data: 1, 2"),
            std::string::npos);
  EXPECT_EQ(OfForm(book, "predikat_akip", 8), "80");  // 4 of 5
  EXPECT_EQ(OfForm(book, "ikm", 7), "belum ada data");
  EXPECT_EQ(OfForm(book, "ikm", 8), "belum ada data");
}

TEST(MeasurementWorkbook, ComputesBudgetAndEfficiency) {
  MeasuredCase measured = Empty();
  TypedBy(measured, "kasubbag_keuangan", "predikat_akip") = Direct("predikat_akip", "B");
  for (const plan::BudgetLine& line : measured.plan.budget_lines) {
    measured.spent[line.id] = line.amount;
  }
  const int lines = static_cast<int>(measured.plan.budget_lines.size());
  xlsx::Book book = MeasurementWorkbook(measured);
  EXPECT_EQ(ShownAt(book, "Anggaran", {3, 6}), "100");
  EXPECT_EQ(ShownAt(book, "Anggaran", {lines + 3, 6}), "100");
  EXPECT_EQ(ShownAt(book, "Anggaran", {lines + 4, 6}), "-20");  // 80 − 100
  measured.spent.erase("penunjang");
  book = MeasurementWorkbook(measured);
  EXPECT_EQ(ShownAt(book, "Anggaran", {lines + 3, 5}), "belum lengkap");
  EXPECT_EQ(ShownAt(book, "Anggaran", {lines + 4, 6}), "tidak dapat dihitung");
  ExpectLive(measured);
}

TEST(MeasurementWorkbook, FollowsEveryInputThatIsChanged) {
  const MeasuredCase before = CaseByChance(4);
  const xlsx::Book book = MeasurementWorkbook(before);
  int changed = 0;
  for (std::size_t u = 0; u < before.units.size(); ++u) {
    for (std::size_t v = 0; v < before.units[u].values.size(); ++v) {
      for (std::size_t n = 0; n < before.units[u].values[v].numbers.size(); ++n) {
        MeasuredCase after = before;
        auto& typed = after.units[u].values[v].numbers[n];
        const auto number = measure::ReadPlainFraction(typed.value);
        if (!number) continue;  // a grade
        typed.value = measure::FormatTrimmed(*number + measure::Fraction(1), 4);
        const xlsx::Book other = MeasurementWorkbook(after);
        // The one input that differs is changed in the first workbook, whose formulas then say what
        // stands in the second.
        Evaluator edited(book);
        const auto& inputs = SheetOf(other, "Isian").cells;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
          if (inputs[i].content != SheetOf(book, "Isian").cells[i].content) {
            edited.Set("Isian", inputs[i].place, inputs[i].content);
          }
        }
        bool differs = false;
        for (const char* sheet : {"Hitungan", "Pengukuran"}) {
          for (const xlsx::Cell& cell : SheetOf(other, sheet).cells) {
            if (!std::holds_alternative<xlsx::Formula>(cell.content)) continue;
            differs = differs || Shown(cell.content) != ShownAt(book, sheet, cell.place);
          }
        }
        EXPECT_TRUE(differs) << before.units[u].values[v].indicator;
        Evaluator wanted(other);
        for (const xlsx::Cell& cell : SheetOf(other, "Pengukuran").cells) {
          if (!std::holds_alternative<xlsx::Formula>(cell.content)) continue;
          EXPECT_EQ(Evaluator::Told(edited.ValueAt("Pengukuran", cell.place)),
                    Evaluator::Told(wanted.ValueAt("Pengukuran", cell.place)));
        }
        ++changed;
        if (changed == 12) return;  // each takes a while; the inputs of one unit are all kinds
      }
    }
  }
}

TEST(MeasurementWorkbook, WritesNoFormulasOverWhatAWorkbookCannotKeep) {
  MeasuredCase measured = Empty();
  TypedBy(measured, "kasi_pelayanan_umum", "ikm") = Direct("ikm", "123456789012.1234");
  const xlsx::Book book = MeasurementWorkbook(measured);
  EXPECT_EQ(OfForm(book, "ikm", 7), "123456789012.12");
  bool told = false;
  for (const xlsx::Cell& cell : SheetOf(book, "Keterangan").cells) {
    told = told || Shown(cell.content).find("lebih dari 15 digit") != std::string::npos;
  }
  EXPECT_TRUE(told);
  ExpectLive(measured);
}

TEST(MeasurementWorkbook, IsAFileThatIsReadBack) {
  const MeasuredCase measured = CaseByChance(2);
  const auto file = xlsx::WriteXlsx(MeasurementWorkbook(measured));
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(*file, *xlsx::WriteXlsx(MeasurementWorkbook(measured)));
  const auto read = workbook::ReadWorkbook(workbook::BytesOf(*file));
  ASSERT_TRUE(read) << read.error().slug;
  ASSERT_EQ(read->sheets.size(), 6U);
  EXPECT_EQ(read->sheets[0].name, "Pengukuran");
  const workbook::Cell* value = read->sheets[0].At({kFormHead + 1, 7});
  ASSERT_NE(value, nullptr);
  EXPECT_TRUE(value->formula);
  EXPECT_EQ(value->text, ShownAt(MeasurementWorkbook(measured), "Pengukuran", {kFormHead + 1, 7}));
}

}  // namespace
}  // namespace tepat::papers
