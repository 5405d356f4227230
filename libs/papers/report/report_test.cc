// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "libs/documents/docx/docx_fixture.h"
#include "libs/documents/docx/fill_template.h"
#include "libs/documents/docx/marked_text.h"
#include "libs/papers/papers_fixture.h"
#include "libs/papers/report/report_shapes.h"

namespace tepat::papers {
namespace {

using performance::Direct;
using performance::Value;
using testing::HasSubstr;

ReportFacts FactsOf(MeasuredCase measured) {
  ReportFacts facts;
  facts.measured = std::move(measured);
  facts.office = {"Kecamatan Lumajang", "Kabupaten Lumajang", "Camat Lumajang", "Sari", "Pembina",
                  "197001011990031001", "Lumajang",           "9 Oktober 2026"};
  facts.sop = "427.90/26/01/2024 Pengumpulan Data Kinerja";
  facts.steps = {
      {"1. Menerima", "Staf", "5 menit", "4 menit", "08.05", "08.04", "tepat waktu"},
      {"2. Meneruskan", "Sekretaris", "10 menit", "20 menit", "08.15", "08.24", "terlambat"}};
  for (const OwnText& own : OwnTexts()) facts.texts[own.name] = "Tentang " + own.about + ".";
  return facts;
}

ReportFacts Small() {
  MeasuredCase measured = CaseByChance(1);
  measured.units.clear();
  measured.spent.clear();
  measured.unit_names = {{"lurah_jogotrunan", "Kelurahan Jogotrunan"}};
  auto& ontime = TypedBy(measured, "lurah_jogotrunan", "layanan_tepat_waktu");
  ontime = Value("layanan_tepat_waktu", {{"tepat_waktu", "10"}, {"selesai", "11"}});
  ontime.cause = "Petugas cuti";
  ontime.follow_up = "Menambah petugas";
  TypedBy(measured, "kasi_pelayanan_umum", "ikm") = Direct("ikm", "86.5");
  return FactsOf(std::move(measured));
}

// The row of an indicator in a table, by its name; empty for none.
std::vector<std::string> RowOf(const Report& report, const std::string& table,
                               const std::string& id) {
  const std::string& name = performance::IndicatorOf(id).name;
  std::vector<std::string> texts;
  for (const auto& row : report.TableOf(table).rows) {
    const bool is_it =
        std::any_of(row.begin(), row.end(), [&](const Cell& cell) { return cell.text == name; });
    if (!is_it || !texts.empty()) continue;
    for (const Cell& cell : row) texts.push_back(cell.text);
  }
  return texts;
}

std::string All(const std::vector<blocks::Block>& blocks) {
  std::string all;
  for (const blocks::Block& block : blocks) {
    if (const auto* heading = std::get_if<blocks::Heading>(&block)) all += heading->text + "\n";
    if (const auto* text = std::get_if<blocks::Paragraph>(&block)) all += text->text + "\n";
    if (const auto* table = std::get_if<blocks::Table>(&block)) {
      for (const auto& row : table->rows) {
        for (const std::string& cell : row) all += cell + "\n";
      }
    }
  }
  return all;
}

TEST(Report, ComparesWithEverythingThatThePlanKnows) {
  const Report report = ReportOf(Small());
  const std::string name = performance::IndicatorOf("ikm").name;
  using Row = std::vector<std::string>;
  EXPECT_EQ(RowOf(report, "capaian", "ikm"),
            (Row{"1", name, "nilai", "86", "86,50", "100,58", "86", "86,50", "100,58"}));
  EXPECT_EQ(RowOf(report, "tahun", "ikm"),
            (Row{"1", name, "2024: 83,90; 2025: 85,20", "86,50", "+1,30"}));
  EXPECT_EQ(RowOf(report, "menengah", "ikm"), (Row{"1", name, "2029", "90,00", "86,50", "96,11"}));
  EXPECT_EQ(RowOf(report, "nasional", "ikm"), (Row{"1", name, "76,61", "86,50", "112,91"}));
  EXPECT_EQ(RowOf(report, "analisis", "layanan_tepat_waktu")[3],
            "Kelurahan Jogotrunan: Petugas cuti");
  EXPECT_EQ(RowOf(report, "analisis", "layanan_tepat_waktu")[4],
            "Kelurahan Jogotrunan: Menambah petugas");
  EXPECT_TRUE(RowOf(report, "analisis", "ikm").empty());
}

TEST(Report, ListsWhatIsMissing) {
  ReportFacts facts = Small();
  facts.texts.erase("isu");
  facts.office.signer.clear();
  const Report report = ReportOf(facts);
  std::string lacks;
  for (const auto& row : report.TableOf("kurang").rows) lacks += row[1].text + "\n";
  EXPECT_THAT(lacks, HasSubstr("Tulisan kantor: isu strategis\n"));
  EXPECT_THAT(lacks,
              HasSubstr(performance::IndicatorOf("ikm").name + ": triwulan tanpa data: 1, 2\n"));
  EXPECT_THAT(lacks, HasSubstr("Realisasi anggaran Program Penunjang Urusan Pemerintahan Daerah"));
  EXPECT_EQ(report.texts.at("isu").text, "[Belum diisi: isu strategis]");
  EXPECT_EQ(report.texts.at("nama").text, "[Belum diisi: nama penanda tangan]");
  EXPECT_EQ(report.texts.at("efisiensi").text, "—");
  EXPECT_EQ(report.texts.at("jumlah_realisasi").text, "belum lengkap");
}

TEST(Report, SaysHowEfficientAndHowPunctualTheOfficeWas) {
  ReportFacts facts = Small();
  for (const plan::BudgetLine& line : facts.measured.plan.budget_lines) {
    facts.measured.spent[line.id] = line.amount;
  }
  const Report report = ReportOf(facts);
  // (100.5814 + 95.6938) / 2, minus all of the budget.
  EXPECT_EQ(report.texts.at("rata_rata").text, "98,14");
  EXPECT_EQ(report.texts.at("efisiensi").text, "−1,86");
  EXPECT_EQ(report.texts.at("serapan").text, "100,00");
  EXPECT_EQ(report.texts.at("uraian_ketepatan").text,
            "1 dari 2 langkah SOP dilaksanakan tepat waktu.");
  EXPECT_EQ(report.TableOf("ketepatan").rows[1][6].text, "terlambat");
}

TEST(Report, MarksEveryFigureOnceAndShortly) {
  const Report report = ReportOf(FactsOf(CaseByChance(3)));
  std::set<std::string> marks;
  for (const ReportTable& table : report.tables) {
    for (const auto& row : table.rows) {
      ASSERT_EQ(row.size(), table.columns.size()) << table.name;
      for (const Cell& cell : row) {
        if (cell.mark.empty()) continue;
        EXPECT_TRUE(marks.insert(cell.mark).second) << cell.mark;
        EXPECT_LE(cell.mark.size(), 30U) << cell.mark;
      }
    }
  }
  EXPECT_GT(marks.size(), 100U);
}

TEST(ReportShapes, FillTheDefaultTemplateWithTheWholeReport) {
  const auto file = DefaultReportTemplate();
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(*file, *DefaultReportTemplate());
  EXPECT_EQ(docx::MistakesOf(*file, ReportVocabulary()), "");
  const Report report = ReportOf(FactsOf(CaseByChance(3)));
  const auto filled =
      docx::FillTemplate(docx::BytesOf(*file), ReportVocabulary(), ValuesOf(report));
  ASSERT_TRUE(filled) << filled.error().slug << " " << filled.error().message;
  const std::string texts = docx::TextsIn(filled);
  EXPECT_EQ(texts.find("{{"), std::string::npos);
  // Paper and blocks say the same, in the same order.
  std::size_t at = 0;
  for (const blocks::Block& block : BlocksOf(report)) {
    const auto* table = std::get_if<blocks::Table>(&block);
    if (table == nullptr) continue;
    for (const auto& row : table->rows) {
      for (const std::string& cell : row) {
        const std::size_t next = texts.find(" | " + cell, at);
        ASSERT_NE(next, std::string::npos) << table->caption << ": " << cell;
        at = next;
      }
    }
  }
  // Every figure is found again.
  const auto marked = docx::ReadMarkedTexts(docx::BytesOf(*filled));
  ASSERT_TRUE(marked);
  for (const ReportTable& table : report.tables) {
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) {
        if (cell.mark.empty()) continue;
        EXPECT_EQ(marked->at(cell.mark), cell.text) << cell.mark;
      }
    }
  }
  EXPECT_EQ(marked->at("rata_rata"), report.texts.at("rata_rata").text);
}

TEST(ReportShapes, ChangeWithEveryFigure) {
  const ReportFacts facts = Small();
  const std::string before = All(BlocksOf(ReportOf(facts)));
  EXPECT_EQ(before, All(BlocksOf(ReportOf(facts))));
  EXPECT_THAT(before, HasSubstr("BAB III AKUNTABILITAS KINERJA\n"));
  ReportFacts after = facts;
  TypedBy(after.measured, "kasi_pelayanan_umum", "ikm").numbers[0].value = "86.51";
  const std::string changed = All(BlocksOf(ReportOf(after)));
  EXPECT_THAT(changed, HasSubstr("86,51\n"));
  EXPECT_EQ(changed.find("86,50\n"), std::string::npos);
}

TEST(ReportShapes, SayWhatThereIsWithoutData) {
  const std::string all = All(BlocksOf(ReportOf({})));
  EXPECT_THAT(all, HasSubstr("Rencana tidak memuat indikator."));
  EXPECT_THAT(all, HasSubstr("[Belum diisi: nama kantor]"));
  EXPECT_THAT(all, HasSubstr("Anggaran belum ada dalam rencana\n"));
}

}  // namespace
}  // namespace tepat::papers
