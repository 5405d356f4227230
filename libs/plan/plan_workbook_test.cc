// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_workbook.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include <fstream>
#include <iterator>

#include "libs/documents/workbook/read_workbook.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/plan/plan_book_fixture.h"
#include "libs/testing/folder.h"

namespace tepat::plan {
namespace {

using google::protobuf::util::MessageDifferencer;
using simulation::Folder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using workbook::Kind;

// The bytes of an XLSX file of those sheets.
std::string BytesOf(const std::vector<PlanSheet>& sheets, const std::string& path) {
  documents::XlsxWorkbook book(path);
  for (const PlanSheet& sheet : sheets) {
    book.AddSheet(sheet.name, sheet.headings);
    for (const auto& row : sheet.rows) book.AddRow({row.begin(), row.end()});
  }
  EXPECT_TRUE(book.Close());
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(PlanBook, TheShippedPlanComesBackFromAWorkbook) {
  const Folder folder;
  const v1::Plan plan = Read(ShippedPlan());
  const std::string bytes = BytesOf(SheetsOf(plan), folder.path() + "/rencana.xlsx");
  const auto book =
      workbook::ReadWorkbook(std::as_bytes(std::span(bytes.data(), bytes.size())), kPlanBookLimits);
  ASSERT_TRUE(book) << book.error().message;
  PlanBook read(*book);
  read.Check(KnownUnits());
  EXPECT_THAT(Told(read.Mistakes()), IsEmpty());
  std::string differs;
  MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&differs);
  EXPECT_TRUE(differencer.Compare(plan, read.plan())) << differs;
}

TEST(PlanBook, EveryFieldHasItsCell) {
  v1::Plan plan = Read(SmallPlan());
  v1::Indicator& one = *plan.mutable_indicators(0);
  one.set_cap("-");
  one.set_factor(1000);
  one.set_decimals(3);
  one.set_code("7");
  one.mutable_targets(0)->set_year("123456789012.1234");
  one.add_scale()->set_name("BB");
  one.add_history()->set_year(2025);
  one.mutable_history(0)->set_value("1.234");
  one.mutable_evidence(0)->add_kinds(v1::EVIDENCE_KIND_TEXT);
  plan.mutable_agreement()->set_change("Refocusing");
  PlanBook read(BookOf(plan));
  EXPECT_TRUE(MessageDifferencer::Equals(plan, read.plan())) << read.plan().DebugString();
}

TEST(PlanBook, ACellOfNumbersIsExactAndATextIsReadAsPeopleWriteIt) {
  workbook::Workbook book = SmallBook();
  Type(book, "Anggaran", "D2", "Rp 1.234");
  Put(book, "Target", "D2", {{}, Kind::kNumber, "60.125"});
  Type(book, "Target", "E2", "70,5 %");
  Type(book, "Target", "F2", "80..90,5");
  PlanBook read(book);
  EXPECT_EQ(read.plan().budget_lines(0).amount(), "1234");
  EXPECT_THAT(read.plan().indicators(0).targets(0).quarters(),
              ElementsAre("60.125", "70.5", "80..90.5", "90"));
}

TEST(PlanBook, GradesAreTakenAsTheyStand) {
  workbook::Workbook book = SmallBook();
  Type(book, "Indikator", "J2", "Predikat");
  Type(book, "Target", "D2", "1.000");
  PlanBook read(book);
  EXPECT_EQ(read.plan().indicators(0).targets(0).quarters(0), "1.000");
}

TEST(PlanBook, ColumnsMayStandInAnyOrder) {
  workbook::Workbook book = SmallBook();
  Type(book, "Sasaran", "A1", "nama");
  Type(book, "Sasaran", "B1", " ID ");
  Type(book, "Sasaran", "A2", "Tertib");
  Type(book, "Sasaran", "B2", "tertib");
  EXPECT_THAT(MistakesIn(book), IsEmpty());
}

TEST(PlanBook, MistakesNameTheCellInTheWordsOfTheWorkbook) {
  workbook::Workbook book = SmallBook();
  Type(book, "Indikator", "I2", "lurah_jogotrunan; lurah_bulan");
  Type(book, "Indikator", "N2", "tunggal");
  Type(book, "Target", "E2", "50");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre(AllOf(StartsWith("Indikator!I2 unit 'lurah_bulan' tidak ada")),
                          StartsWith("Indikator!I2 tunggal hanya untuk satu unit"),
                          StartsWith("Target!E2 target kumulatif triwulan II lebih kecil")));
}

TEST(PlanBook, AWordThatIsNoTermIsToldOnce) {
  workbook::Workbook book = SmallBook();
  Type(book, "Indikator", "J2", "keatas");
  Type(book, "Bukti", "E2", "berkas; foto");
  Type(book, "Bukti", "D2", "mungkin");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre("Indikator!J2 'keatas' tidak dikenal; tulis naik, turun_selisih, "
                          "turun_nisbah, tetap atau predikat",
                          "Bukti!D2 'mungkin' tidak dikenal; tulis ya atau tidak",
                          "Bukti!E2 'foto' tidak dikenal; tulis berkas, tautan atau keterangan"));
}

TEST(PlanBook, CellsThatHoldNoValueSaySo) {
  workbook::Workbook book = SmallBook();
  Put(book, "Indikator", "B2", {{}, Kind::kError, "#REF!", true});
  Put(book, "Indikator", "H2", {{}, Kind::kEmpty, "", true, false});
  Put(book, "Indikator", "D2", {{}, Kind::kDate, "2026-03-31"});
  Put(book, "Indikator", "P2", {{}, Kind::kNumber, "1.2", false, true, false, true});
  Put(book, "Anggaran", "D2", {{}, Kind::kNumber, "1234567890123450", false, true, true});
  EXPECT_THAT(MistakesIn(book),
              ElementsAre(HasSubstr("Indikator!B2 rumus menghasilkan galat '#REF!'"),
                          StartsWith("Indikator!D2 terbaca sebagai tanggal '2026-03-31'"),
                          StartsWith("Indikator!H2 rumus tanpa hasil"),
                          StartsWith("Indikator!P2 sel berformat persen"),
                          StartsWith("Anggaran!D2 angka lebih dari 15 digit")));
}

TEST(PlanBook, NumbersThatAreNoneAreQuoted) {
  workbook::Workbook book = SmallBook();
  Type(book, "Indikator", "F2", "2,5");
  Type(book, "Indikator", "P2", "seratus");
  Type(book, "Target", "C2", "sembilan puluh");
  Type(book, "Anggaran", "D2", "1234567890123");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre("Indikator!F2 '2,5' bukan bilangan bulat; tulis angka saja",
                          "Indikator!P2 'seratus' bukan angka; tulis seperti 1.234,5",
                          HasSubstr("Target!C2 'sembilan puluh'"),
                          StartsWith("Anggaran!D2 '1234567890123': angka terlalu panjang")));
}

TEST(PlanBook, ADateMayBeACellOfDates) {
  workbook::Workbook book = SmallBook();
  Put(book, "Perjanjian", "C2", {{}, Kind::kDate, "2026-02-03"});
  EXPECT_THAT(MistakesIn(book), IsEmpty());
  EXPECT_EQ(PlanBook(book).plan().agreement().date(), "2026-02-03");
  Type(book, "Perjanjian", "C2", "3 Februari");
  EXPECT_THAT(MistakesIn(book), ElementsAre(StartsWith("Perjanjian!C2 'Tanggal' harus tanggal")));
}

TEST(PlanBook, RowsOfNoIndicatorAreNamed) {
  workbook::Workbook book = SmallBook();
  Type(book, "Target", "A3", "hadirr");
  Type(book, "Target", "C3", "90");
  Type(book, "Bukti", "B3", "foto");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre("Target!A3 indikator 'hadirr' tidak ada di lembar 'Indikator'; perbaiki "
                          "ejaannya",
                          "Bukti!A3 indikator baris ini belum diisi"));
}

TEST(PlanBook, ASheetThatIsMissingEndsTheJudgement) {
  workbook::Workbook book = SmallBook();
  book.sheets.erase(book.sheets.begin() + 5);
  EXPECT_THAT(MistakesIn(book), ElementsAre(StartsWith("! lembar 'Target' tidak ada")));
  EXPECT_THAT(MistakesIn({}), testing::SizeIs(4));
}

TEST(PlanBook, HeadingsThatAreMissingTwiceOrUnknownAreNamed) {
  workbook::Workbook book = SmallBook();
  Type(book, "Sasaran", "B1", "Id");
  Type(book, "Anggaran", "F1", "Catatan");
  Type(book, "Komponen", "G3", "lupa");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre("Sasaran!A1 judul kolom 'Nama' tidak ada di baris 1; tambahkan",
                          StartsWith("Sasaran!B1 judul kolom 'Id' ada dua kali"),
                          "Komponen!G3 'lupa' di luar tabel; hapus atau pindahkan",
                          StartsWith("Anggaran!F1 judul kolom 'Catatan' tidak dikenal")));
}

TEST(PlanBook, MergedCellsAndSecondAgreementsAreMistakes) {
  workbook::Workbook book = SmallBook();
  SheetOf(book, "Bukti").merged.push_back({{2, 3}, {2, 4}});
  Type(book, "Perjanjian", "A3", "2027");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre("Perjanjian!A3 perjanjian hanya satu baris; hapus baris ini",
                          StartsWith("Bukti!C2 sel digabung")));
}

TEST(PlanBook, AnEmptySheetIsAPlanWithoutThem) {
  workbook::Workbook book = SmallBook();
  SheetOf(book, "Sasaran").cells.resize(2);
  EXPECT_THAT(MistakesIn(book),
              ElementsAre("! belum ada sasaran (lembar 'Sasaran'); tambahkan",
                          StartsWith("Indikator!G2 sasaran 'tertib' tidak ada dalam lembar"),
                          StartsWith("Anggaran!E2 sasaran 'tertib' tidak ada dalam lembar")));
}

TEST(PlanBook, OtherSheetsAreNoted) {
  workbook::Workbook book = SmallBook();
  book.sheets.push_back({"Catatan"});
  Type(book, "Catatan", "A1", "rapat");
  EXPECT_THAT(Told(PlanBook(book).Notes()), ElementsAre("! lembar 'Catatan' tidak dibaca"));
}

TEST(PlanBook, TheMistakesOfAPlanAreThoseOfItsFile) {
  workbook::Workbook book = SmallBook();
  Type(book, "Target", "G2", "");
  Type(book, "Komponen", "E3", "pembilang");
  EXPECT_THAT(MistakesIn(book),
              ElementsAre(StartsWith("Indikator!A2 belum ada komponen penyebut"),
                          StartsWith("Target!A2 target triwulan IV belum diisi")));
}

}  // namespace
}  // namespace tepat::plan
