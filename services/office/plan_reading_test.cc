// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_reading.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include <fstream>
#include <iterator>

#include "libs/documents/xlsx_workbook.h"
#include "libs/plan/plan_file.h"
#include "libs/plan/plan_sheets.h"
#include "services/office/plan_fixture.h"

namespace tepat::office {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class PlanReadingTest : public PlanTest {
 protected:
  // The shipped plan as a workbook, with another text in one of its cells.
  std::string Workbook(const std::string& from = {}, const std::string& to = {}) {
    const std::string path = folder_.path() + "/rencana.xlsx";
    documents::XlsxWorkbook book(path);
    for (plan::PlanSheet& sheet : plan::SheetsOf(Plan(Shipped()))) {
      book.AddSheet(sheet.name, sheet.headings);
      for (auto& row : sheet.rows) {
        for (std::string& cell : row) cell = !from.empty() && cell == from ? to : cell;
        book.AddRow({row.begin(), row.end()});
      }
    }
    EXPECT_TRUE(book.Close());
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  static plan::v1::Plan Plan(const std::string& text) {
    Mistakes mistakes("rencana");
    return plan::ReadPlanFile(text, mistakes).value_or(plan::v1::Plan());
  }
  Result<plan::v1::ReadPlanWorkbookResponse> ReadBook(const std::string& bytes) {
    plan::v1::ReadPlanWorkbookRequest request;
    request.set_workbook(bytes);
    return reading_.Read(request);
  }

  PlanReading reading_{node_->pool()};
};

TEST_F(PlanReadingTest, AWorkbookBecomesAFileThatIsDraftedAsAnyOther) {
  ASSERT_TRUE(ImportOffice());
  const auto read = ReadBook(Workbook());
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_THAT(read->mistakes(), IsEmpty()) << read->mistakes(0).ShortDebugString();
  EXPECT_TRUE(
      google::protobuf::util::MessageDifferencer::Equals(Plan(read->file()), Plan(Shipped())));
  const auto drafted = Draft("kasubbag_keuangan", read->file(), 1);
  ASSERT_TRUE(drafted) << drafted.error().message;
  EXPECT_EQ(drafted->revision(), 2);
}

TEST_F(PlanReadingTest, MistakesNameSheetAndCellAndThereIsNoFile) {
  ASSERT_TRUE(ImportOffice());
  const auto read = ReadBook(Workbook("turun_nisbah", "turun"));
  ASSERT_TRUE(read);
  ASSERT_FALSE(read->mistakes().empty());
  EXPECT_EQ(read->mistakes(0).sheet(), "Indikator");
  EXPECT_THAT(read->mistakes(0).cell(), HasSubstr("J"));
  EXPECT_THAT(read->mistakes(0).text(), HasSubstr("'turun' tidak dikenal"));
  EXPECT_EQ(read->file(), "");
}

TEST_F(PlanReadingTest, AnIndicatorOfAnEarlierYearKeepsItsMeasure) {
  ASSERT_TRUE(ImportOffice());
  const auto read = ReadBook(Workbook("nilai", "poin"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->mistakes_size(), 1);
  EXPECT_THAT(read->mistakes(0).text(), HasSubstr("diukur lain ('Satuan')"));
}

TEST_F(PlanReadingTest, UnitsAreThoseOfTheDirectory) {
  const auto read = ReadBook(Workbook());
  ASSERT_TRUE(read);
  ASSERT_FALSE(read->mistakes().empty());
  EXPECT_THAT(read->mistakes(0).text(), HasSubstr("tidak ada dalam directory.textproto"));
}

TEST_F(PlanReadingTest, WhatIsNoWorkbookIsOneMistake) {
  for (const std::string& bytes :
       {std::string(), std::string("tahun: 2026"), std::string(800 << 10, 'x')}) {
    const auto read = ReadBook(bytes);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->mistakes_size(), 1);
    EXPECT_NE(read->mistakes(0).text(), "");
    EXPECT_EQ(read->mistakes(0).sheet(), "");
  }
}

}  // namespace
}  // namespace tepat::office
