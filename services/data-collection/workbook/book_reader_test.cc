// SPDX-License-Identifier: Apache-2.0
// Workbooks that came back broken: each is told by its cell, and nothing of it is guessed. Values
// stand in column G; rows 5 to 9 are ikm, layanan (two), sakip and apbdes.
#include "services/data-collection/workbook/book_reader.h"

#include <gtest/gtest.h>

#include "services/data-collection/workbook/filled_book_fixture.h"

namespace tepat::data_collection::book {
namespace {

class BookReaderTest : public testing::Test {
 protected:
  FilledBook Template() const { return FilledBook::Of(service_); }
  // A value is typed, so that there is something to send.
  FilledBook Typed() const {
    FilledBook book = Template();
    book.Number("G5", "86.5");
    return book;
  }
  std::string FindingsOf(const FilledBook& book) const {
    return FindingsIn(Read(service_, book.bytes()));
  }
  std::string FindingsOfBytes(const std::string& bytes) const {
    const Preview preview = Read(service_, bytes);
    EXPECT_TRUE(preview.units.empty());
    return FindingsIn(preview);
  }

  FakeService service_;
};

TEST_F(BookReaderTest, AFilledTemplateHasNoFindings) {
  const Preview preview = Read(service_, Typed().bytes());
  EXPECT_EQ(FindingsIn(preview), "");
  EXPECT_EQ(ValuesIn(preview), "ikm.nilai=86.5\n");
  EXPECT_TRUE(preview.units[0].sendable());
  EXPECT_EQ(preview.units[0].revision(), 4);
  EXPECT_EQ(preview.summary.counts().rows(), 5);
  EXPECT_EQ(preview.summary.counts().numbers(), 1);
}

TEST_F(BookReaderTest, AnotherVersionOfThePlanIsToldAndNotSent) {
  const FilledBook book = Typed();
  service_.sheets["lurah_jogotrunan"].set_plan_version(4);
  const Preview preview = Read(service_, book.bytes());
  EXPECT_EQ(FindingsIn(preview), "wrong OTHER_PLAN_VERSION 3\n");
  EXPECT_FALSE(preview.units[0].sendable());
  EXPECT_EQ(ValuesIn(preview), "ikm.nilai=86.5\n") << "so that the marked workbook has it";
}

TEST_F(BookReaderTest, AnotherUnitOrOneThatIsNotTheCallersIsTold) {
  const FilledBook book = Typed();
  service_.denied = {"lurah_jogotrunan"};
  EXPECT_EQ(FindingsOfBytes(book.bytes()), "wrong OTHER_UNIT lurah_jogotrunan\n");
  service_ = FakeService({"lurah_kepuharjo"});
  EXPECT_EQ(FindingsOfBytes(book.bytes()), "wrong OTHER_UNIT lurah_jogotrunan\n");
}

TEST_F(BookReaderTest, AnotherCaseIsTold) {
  FilledBook book = Typed();
  book.Text("L1", "0199bbbb-0000-7000-8000-000000000002");
  EXPECT_EQ(FindingsOfBytes(book.bytes()),
            "wrong OTHER_CASE 0199bbbb-0000-7000-8000-000000000002\n");
}

TEST_F(BookReaderTest, AShapeThatIsNotTheTemplatesIsTold) {
  EXPECT_EQ(FindingsOf(Typed().Text("K2", "abc")), "wrong SHAPE_CHANGED\n");
}

TEST_F(BookReaderTest, AHeadingThatMovedIsToldAndNothingIsRead) {
  EXPECT_EQ(FindingsOfBytes(Typed().InsertRow(1).bytes()),
            "wrong A4 HEADING_MOVED Isi sel putih saja. Angka ditulis seperti 1234,5; sel kosong "
            "tidak sama dengan nol. Jangan mengurutkan, menggabungkan atau memindahkan baris dan "
            "kolom.\n");
  EXPECT_EQ(FindingsOfBytes(Typed().InsertColumn(7).bytes()), "wrong G4 HEADING_MOVED\n");
  EXPECT_EQ(FindingsOfBytes(Typed().Text("G4", "Sebab").Text("I4", "Nilai").bytes()),
            "wrong G4 HEADING_MOVED Sebab\n");
}

TEST_F(BookReaderTest, ColumnsThatWereSortedWithoutTheOthersAreTold) {
  FilledBook book = Typed();
  book.Text("A5", "IKU-2").Text("B5", "Layanan tepat waktu").Text("C5", "Layanan selesai");
  EXPECT_EQ(FindingsOf(book), "wrong A5 ROW_CHANGED IKU-2\nnote NOTHING_TYPED\n");
}

TEST_F(BookReaderTest, ATypedOverLockedCellIsTold) {
  EXPECT_EQ(FindingsOf(Typed().Text("E9", "80")), "wrong E9 ROW_CHANGED 80\n");
}

TEST_F(BookReaderTest, RowsOfAnotherPlanTwiceAndMissingAreTold) {
  EXPECT_EQ(FindingsOf(Typed().Text("K9", "lain")),
            "wrong B9 UNKNOWN_ROW lain desa\nwrong ROW_MISSING\n");
  FilledBook twice = Typed();
  twice.Text("K10", "ikm").Text("L10", "nilai").Number("G10", "7");
  EXPECT_EQ(FindingsOf(twice), "wrong B10 ROW_TWICE ikm\n");
}

TEST_F(BookReaderTest, MergedCellsAreTold) {
  EXPECT_EQ(FindingsOf(Typed().Merge("G5:G6")), "wrong G5:G6 MERGED 86.5\n");
}

TEST_F(BookReaderTest, HiddenRowsAndColumnsAreReadAndTold) {
  const Preview preview = Read(service_, Typed().HideRow(5).HideColumn(10).bytes());
  EXPECT_EQ(FindingsIn(preview), "note J4:J4 HIDDEN_COLUMN\nnote A5:J5 HIDDEN_ROW\n");
  EXPECT_EQ(ValuesIn(preview), "ikm.nilai=86.5\n");
  EXPECT_TRUE(preview.units[0].sendable());
}

TEST_F(BookReaderTest, WhatStandsWhereNothingIsReadIsTold) {
  FilledBook book = Typed();
  book.Text("C2", "catatan").Number("G12", "5").Text("N5", "di kanan").Text("I7", "sebab kedua");
  EXPECT_EQ(FindingsOf(book),
            "wrong C2 STRAY catatan\nwrong N5 STRAY di kanan\nwrong I7 STRAY sebab kedua\n"
            "wrong G12 STRAY 5\n");
}

TEST_F(BookReaderTest, SheetsMoreOrLessThanTheTemplatesAreTold) {
  service_ = FakeService({"lurah_jogotrunan", "lurah_kepuharjo"});
  FilledBook book = Typed();
  book.AddSheet("Hitungan");
  EXPECT_EQ(FindingsOf(book), "note EXTRA_SHEET\nnote NOTHING_TYPED\n");
  EXPECT_EQ(FindingsOf(Typed().RemoveSheet(1)), "note SHEET_MISSING lurah_kepuharjo\n");
  EXPECT_EQ(FindingsOf(Typed().RemoveSheet(1).CopySheet("Salinan")),
            "wrong UNIT_TWICE\nnote SHEET_MISSING lurah_kepuharjo\n");
}

TEST_F(BookReaderTest, ARenamedSheetIsKnownAgain) {
  const Preview preview = Read(service_, Typed().Rename("Punya saya").bytes());
  EXPECT_EQ(FindingsIn(preview), "");
  EXPECT_EQ(ValuesIn(preview), "ikm.nilai=86.5\n");
}

TEST_F(BookReaderTest, AnEmptiedSheetIsTold) {
  const FilledBook whole = Typed();
  FilledBook book = whole;
  for (int row = 1; row <= 9; ++row) {
    for (int column = 1; column <= 12; ++column) {
      book.Clear(workbook::PlaceName({row, column}));
    }
  }
  EXPECT_EQ(FindingsOfBytes(book.bytes()), "wrong A4 HEADING_MOVED\n");
}

TEST_F(BookReaderTest, AnEmptyTemplateSendsNothing) {
  const Preview preview = Read(service_, Template().bytes());
  EXPECT_EQ(FindingsIn(preview), "note NOTHING_TYPED\n");
  EXPECT_FALSE(preview.units[0].sendable());
}

TEST_F(BookReaderTest, AWorkbookThatIsNoTemplateOfOursIsTold) {
  EXPECT_EQ(FindingsOfBytes(workbook::GoodBook().bytes()), "wrong NOT_A_TEMPLATE\n");
  EXPECT_EQ(FindingsOfBytes(workbook::Book{.rows = ""}.bytes()), "wrong NOT_A_TEMPLATE\n");
  EXPECT_EQ(FindingsOfBytes(Typed().RemoveSheet(1).bytes()), "wrong NOT_A_TEMPLATE\n");
}

TEST_F(BookReaderTest, FilesThatAreNoWorkbookAreTold) {
  const std::string old_xls = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  std::string locked = old_xls;
  for (const char c : std::string("EncryptedPackage")) locked += std::string(1, c) + '\0';
  const workbook::Parts docx = workbook::With(
      workbook::Without(workbook::GoodBook().parts(), "xl/workbook.xml"), "_rels/.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  const std::string word = workbook::Zip(workbook::With(
      docx, "word/document.xml",
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"));
  for (const std::string& bytes :
       {std::string(), old_xls, locked, word, std::string("%PDF-1.7\n"),
        workbook::LockedZip(workbook::GoodBook().parts()), Typed().bytes().substr(0, 2000)}) {
    EXPECT_EQ(FindingsOfBytes(bytes), "wrong UNREADABLE\n") << bytes.substr(0, 20);
  }
}

TEST_F(BookReaderTest, FilesBeyondTheLimitsAreTold) {
  EXPECT_EQ(FindingsOfBytes(workbook::Zip(workbook::ManySheets(101))), "wrong UNREADABLE\n");
  std::string million;
  for (int row = 1; row <= 1'000'000; ++row) million += "<row/>";
  EXPECT_EQ(FindingsOfBytes(workbook::Book{.rows = million}.bytes()), "wrong UNREADABLE\n");
  const std::string bomb(201U << 20U, ' ');
  EXPECT_EQ(FindingsOfBytes(workbook::Book{.rows = bomb}.bytes()), "wrong UNREADABLE\n");
}

TEST_F(BookReaderTest, MoreFindingsThanAnybodyReadsKeepTheFileFromBeingSent) {
  FilledBook book = Typed();
  for (int row = 20; row < 2'100; ++row) book.Number("C" + std::to_string(row), "1");
  const Preview preview = Read(service_, book.bytes());
  EXPECT_EQ(preview.found.findings.size(), 2'000U);
  EXPECT_EQ(preview.found.findings.back().kind(), v1::WORKBOOK_FINDING_KIND_TOO_MANY);
  EXPECT_FALSE(preview.units[0].sendable());
  EXPECT_EQ(preview.units[0].findings_size(), 500);
}

TEST_F(BookReaderTest, AHundredSheetsOfSomebodyAreToldOneByOne) {
  FilledBook book = Typed();
  for (int i = 0; i < 90; ++i) book.AddSheet("Lembar " + std::to_string(i));
  const Preview preview = Read(service_, book.bytes());
  EXPECT_EQ(preview.summary.counts().notes(), 90);
  EXPECT_EQ(preview.summary.findings_size(), 90);
  EXPECT_TRUE(preview.units[0].sendable());
}

}  // namespace
}  // namespace tepat::data_collection::book
