// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/xlsx_workbook.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "libs/testing/folder.h"

namespace tepat::documents {
namespace {

class WorkbookTest : public testing::Test {
 protected:
  // One part of the workbook, which is a ZIP archive.
  std::string Part(const std::string& name) const {
    const std::string to = folder_ + "/part";
    const std::string command =
        "python3 -c \"import sys, zipfile; "
        "sys.stdout.write(zipfile.ZipFile('" +
        path_ + "').read('" + name + "').decode())\" > " + to;
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ifstream file(to);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const simulation::Folder home_;
  const std::string& folder_ = home_.path();
  const std::string path_ = folder_ + "/x.xlsx";
};

TEST_F(WorkbookTest, HoldsTypedCells) {
  XlsxWorkbook book(path_);
  book.AddSheet("Nilai", {"Indikator", "Target", "Mulai", "Terpakai"});
  book.AddRow({std::string("Dokumen"), 12.5, WallTime{"2026-11-23T08:30:15+07:00"}, Span{5400}});
  ASSERT_TRUE(book.Close());
  const std::string sheet = Part("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<v>12.5</v>"), std::string::npos);
  EXPECT_NE(sheet.find("<v>46349.354340277"), std::string::npos) << sheet;  // days since 1900
  EXPECT_NE(sheet.find("<v>0.0625</v>"), std::string::npos);
}

TEST_F(WorkbookTest, TextNeverBecomesAFormulaOrMarkup) {
  XlsxWorkbook book(path_);
  book.AddSheet("Nilai", {"Isi"});
  book.AddRow({std::string("=1+1")});
  book.AddRow({std::string("<b>&")});
  ASSERT_TRUE(book.Close());
  EXPECT_EQ(Part("xl/worksheets/sheet1.xml").find("<f>"), std::string::npos);
  const std::string texts = Part("xl/sharedStrings.xml");
  EXPECT_NE(texts.find("=1+1"), std::string::npos);
  EXPECT_NE(texts.find("&lt;b&gt;&amp;"), std::string::npos);
}

TEST_F(WorkbookTest, LongTextIsCutAtACharacter) {
  std::string text;
  while (text.size() < 40'000) text += "é";
  XlsxWorkbook book(path_);
  book.AddSheet("Nilai", {"Isi"});
  book.AddRow({text});
  ASSERT_TRUE(book.Close());
  EXPECT_NE(Part("xl/sharedStrings.xml").find("é</t>"), std::string::npos);
}

TEST_F(WorkbookTest, AFolderThatIsNotThereIsSaid) {
  XlsxWorkbook book(folder_ + "/tidak/ada.xlsx");
  book.AddSheet("Nilai", {"Isi"});
  EXPECT_EQ(book.Close().error().slug, "documents.cannot_write");
}

}  // namespace
}  // namespace tepat::documents
