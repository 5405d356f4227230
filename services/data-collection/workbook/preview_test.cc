// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/preview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/documents/workbook/read_workbook.h"
#include "services/data-collection/workbook/filled_book_fixture.h"

namespace tepat::data_collection::book {
namespace {

using testing::HasSubstr;
using testing::Not;

// The cells of the marked workbook.
std::string Marked(const Preview& preview) {
  const auto bytes = MarkedBook(preview);
  EXPECT_TRUE(bytes) << bytes.error().message;
  return bytes ? workbook::ToldOf(*bytes) : "";
}

std::string FileFor(const FakeService& service, v1::WorkbookFormat format,
                    const std::vector<std::string>& units = {}) {
  v1::GetTemplateRequest request;
  request.set_case_id(kCase);
  request.set_format(format);
  for (const std::string& unit : units) request.add_units(unit);
  const auto bytes = MakeTemplate(request, service.source());
  return bytes ? *bytes : bytes.error().slug;
}

TEST(MakeTemplate, IsForAllUnitsThatTheCallerMaySee) {
  FakeService service({"lurah_jogotrunan", "lurah_kepuharjo", "lurah_rogotrunan"});
  service.denied = {"lurah_kepuharjo"};
  const std::string told = workbook::ToldOf(FileFor(service, v1::WORKBOOK_FORMAT_XLSX));
  EXPECT_THAT(told, HasSubstr("Lurah jogotrunan!"));
  EXPECT_THAT(told, HasSubstr("Lurah rogotrunan!"));
  EXPECT_THAT(told, Not(HasSubstr("kepuharjo")));
}

TEST(MakeTemplate, WhoMaySeeNoneOrAsksForAnothersIsToldWhy) {
  FakeService service;
  service.denied = {"lurah_jogotrunan"};
  EXPECT_EQ(FileFor(service, v1::WORKBOOK_FORMAT_XLSX), "identity.not_allowed");
  EXPECT_EQ(FileFor(service, v1::WORKBOOK_FORMAT_CSV, {"lurah_jogotrunan"}),
            "identity.not_allowed");
  EXPECT_EQ(FileFor(service, v1::WORKBOOK_FORMAT_CSV, {"camat"}), "data_collection.unknown_unit");
}

TEST(MakeTemplate, NeedsAPlan) {
  FakeService service;
  service.sheets["lurah_jogotrunan"].set_plan_version(0);
  EXPECT_EQ(FileFor(service, v1::WORKBOOK_FORMAT_XLSX), "data_collection.no_plan");
}

TEST(MakeTemplate, GivesCsvInBothForms) {
  const FakeService service;
  EXPECT_THAT(FileFor(service, v1::WORKBOOK_FORMAT_CSV), HasSubstr("Berkas;Unit;"));
  EXPECT_THAT(FileFor(service, v1::WORKBOOK_FORMAT_MACHINE_CSV), HasSubstr("case_id,unit,"));
}

TEST(PreviewFile, JudgesWhatWasTypedAndSaysWhere) {
  const FakeService service;
  const Preview preview =
      Read(service, FilledBook::Of(service).Number("G5", "850").Number("G7", "100").bytes());
  ASSERT_EQ(preview.units.size(), 1U);
  const v1::PreviewedUnit& unit = preview.units[0];
  std::string told;
  for (const v1::JudgedCell& judged : unit.judged()) {
    told += judged.cell() + " " + judged.advice() + "\n";
  }
  EXPECT_EQ(told,
            "G6 nilai belum diisi; isi angkanya, atau tulis alasan tidak ada data\n"
            "G8 nilai belum diisi; isi angkanya, atau tulis alasan tidak ada data\n"
            "G9 nilai belum diisi; isi angkanya, atau tulis alasan tidak ada data\n"
            "G5 nilai di atas batas terbesar (100); periksa angkanya\n");
  EXPECT_FALSE(unit.sendable()) << "a refused value";
  EXPECT_TRUE(unit.incomplete());
  EXPECT_EQ(unit.cells_asked(), 5);
  EXPECT_EQ(unit.cells_filled(), 2);
  EXPECT_EQ(unit.rows(0).name(), "Indeks Kepuasan Masyarakat");
}

TEST(PreviewFile, AWrongUnitDoesNotKeepAnotherFromBeingSent) {
  const FakeService service({"lurah_jogotrunan", "lurah_kepuharjo"});
  FilledBook book = FilledBook::Of(service);
  book.Number("G5", "80").Text("G5", "delapan puluh", 1);
  const Preview preview = Read(service, book.bytes());
  EXPECT_EQ(FindingsIn(preview), "wrong G5 NOT_A_NUMBER delapan puluh\nnote NOTHING_TYPED\n");
  EXPECT_TRUE(preview.units[0].sendable());
  EXPECT_FALSE(preview.units[1].sendable());
  EXPECT_EQ(preview.units[1].findings(0).sheet(), "Lurah kepuharjo");
}

TEST(PreviewFile, AFileForOnePageIsAboutItsUnitAlone) {
  const FakeService service({"lurah_jogotrunan", "lurah_kepuharjo"});
  v1::WorkbookHead head;
  head.set_case_id(kCase);
  head.add_units("lurah_kepuharjo");
  const auto preview =
      PreviewFile(head, FilledBook::Of(service).Number("G5", "80").bytes(), service.source());
  ASSERT_TRUE(preview);
  EXPECT_EQ(FindingsIn(*preview), "wrong OTHER_UNIT lurah_jogotrunan\nnote NOTHING_TYPED\n");
}

TEST(PreviewFile, AFaultOfTheServiceIsNoFinding) {
  const FakeService service;
  Source source = service.source();
  source.judge = [](const auto&) -> Result<v1::PreviewUnitDataResponse> {
    return Fail(Code::kUnavailable, "sql.busy", "busy");
  };
  v1::WorkbookHead head;
  head.set_case_id(kCase);
  const auto preview =
      PreviewFile(head, FilledBook::Of(service).Number("G5", "80").bytes(), source);
  ASSERT_FALSE(preview);
  EXPECT_EQ(preview.error().slug, "sql.busy");
}

TEST(MarkedBook, HasTheValuesAsFoundAndSaysWhatToDo) {
  const FakeService service;
  FilledBook book = FilledBook::Of(service);
  book.Text("G5", "delapan puluh").Number("G6", "90").Put("G7", "<c s=\"2\"><v>0.855</v></c>");
  book.Put("G9", "<c><v>123456789012.3456</v></c>").Text("I5", "survei ulang");
  const std::string told = Marked(Read(service, book.bytes()));
  EXPECT_THAT(told, HasSubstr("G5 text delapan puluh\nI5 text survei ulang\n"));
  EXPECT_THAT(told, HasSubstr("G6 number 90\n"));
  EXPECT_THAT(told, HasSubstr("G7 text 85,5%\n"));
  EXPECT_THAT(told, HasSubstr("G9 text 123456789012.346…\n"));
  EXPECT_THAT(told, HasSubstr("Temuan!"));
  EXPECT_THAT(told, HasSubstr("text ini bukan angka; tulis seperti 1234,5\n"));
}

TEST(MarkedBook, HandedInUnchangedIsWrongWhereItWasWrong) {
  const FakeService service;
  FilledBook book = FilledBook::Of(service);
  book.Put("G5", "<c s=\"1\"><v>46112</v></c>").Put("G6", "<c><f>A1</f></c>");
  book.Put("G7", "<c t=\"e\"><v>#REF!</v></c>").Put("G9", "<c><v>3573010101900001</v></c>");
  const Preview first = Read(service, book.bytes());
  EXPECT_EQ(first.summary.counts().wrong(), 4);
  const auto marked = MarkedBook(first);
  ASSERT_TRUE(marked);
  const Preview second = Read(service, *marked);
  EXPECT_EQ(second.summary.counts().wrong(), 4) << FindingsIn(second);
  EXPECT_EQ(second.summary.counts().numbers(), 0);
}

TEST(MarkedBook, CarriesValuesIntoTheNewVersionOfThePlan) {
  FakeService service;
  const std::string bytes = FilledBook::Of(service).Number("G5", "86.5").bytes();
  service.sheets["lurah_jogotrunan"].set_plan_version(4);
  const auto marked = MarkedBook(Read(service, bytes));
  ASSERT_TRUE(marked);
  const Preview again = Read(service, *marked);
  EXPECT_EQ(FindingsIn(again), "");
  EXPECT_EQ(ValuesIn(again), "ikm.nilai=86.5\n");
}

TEST(MarkedBook, WithoutAnyUnitThereIsNothingToMark) {
  const FakeService service;
  EXPECT_EQ(MarkedBook(Read(service, "nama;jumlah\n")).error().slug,
            "data_collection.nothing_to_mark");
}

}  // namespace
}  // namespace tepat::data_collection::book
