// SPDX-License-Identifier: Apache-2.0
// What others' programs make of our papers: that they say the same after a walk through a file. In
// a long run that walk leads through LibreOffice, which computes every formula anew and writes the
// file in its own way.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "libs/documents/docx/docx_fixture.h"
#include "libs/documents/docx/fill_template.h"
#include "libs/documents/docx/marked_text.h"
#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"
#include "libs/papers/measurement_workbook.h"
#include "libs/papers/papers_fixture.h"
#include "libs/papers/report/report.h"
#include "libs/papers/report/report_shapes.h"

namespace tepat::papers {
namespace {

namespace fs = std::filesystem;

bool IsLong() {
  const char* is_long = std::getenv("TEPAT_LONG");
  return is_long != nullptr && std::string(is_long) == "1";
}

// LibreOffice believes what a file says of its formulas, unless it is told otherwise.
constexpr const char* kRecompute =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>)";

void WriteFile(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

// A file, in a long run as LibreOffice saves it again.
std::string Walked(const std::string& bytes, const std::string& kind) {
  if (!IsLong()) return bytes;
  std::string pattern = (fs::temp_directory_path() / "tepat-papers-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) return "no folder";
  const fs::path folder = pattern;
  WriteFile(folder / "profile/user/registrymodifications.xcu", kRecompute);
  WriteFile(folder / ("paper." + kind), bytes);
  const std::string command =
      "soffice -env:UserInstallation=file://" + (folder / "profile").string() +
      " --headless --convert-to " + kind + " --outdir " + (folder / "out").string() + " " +
      (folder / ("paper." + kind)).string() + " >" + (folder / "log").string() + " 2>&1";
  // It says success even when it fails: what counts is the file.
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ostringstream saved;
  saved << std::ifstream(folder / "out" / ("paper." + kind), std::ios::binary).rdbuf();
  fs::remove_all(folder);
  EXPECT_FALSE(saved.str().empty()) << "LibreOffice wrote no " << kind;
  return saved.str();
}

// What a formula shows in the file as we wrote it.
std::string Cached(const xlsx::Formula& formula) {
  if (const auto* text = std::get_if<xlsx::Text>(&formula.cached)) return text->text;
  return std::get<xlsx::Number>(formula.cached).plain;
}

// Equal, but for the fifteenth digit of what is not rounded: programs compute with binary
// fractions.
bool IsAlike(const std::string& shown, const std::string& wanted) {
  if (shown == wanted) return true;
  const auto a = measure::ReadPlainFraction(shown);
  const auto b = measure::ReadPlainFraction(wanted);
  if (!a || !b) return false;
  return measure::Absolute(*a - *b) * measure::Fraction(10'000'000'000'000) <=
         measure::Absolute(*b);
}

TEST(OfficePrograms, ComputeTheSameWorkbook) {
  const xlsx::Book book = MeasurementWorkbook(CaseByChance(5));
  const auto file = xlsx::WriteXlsx(book);
  ASSERT_TRUE(file);
  const std::string walked = Walked(*file, "xlsx");
  const auto read = workbook::ReadWorkbook(workbook::BytesOf(walked));
  ASSERT_TRUE(read) << read.error().slug;
  int compared = 0;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    for (const xlsx::Cell& cell : book.sheets[i].cells) {
      const auto* formula = std::get_if<xlsx::Formula>(&cell.content);
      if (formula == nullptr) continue;
      const workbook::Cell* shown = read->sheets.at(i).At(cell.place);
      const std::string text = shown == nullptr ? "" : shown->text;
      const bool is_rounded = book.sheets[i].name != "Hitungan" && cell.place.column != 18;
      EXPECT_TRUE(is_rounded ? text == Cached(*formula) : IsAlike(text, Cached(*formula)))
          << book.sheets[i].name << " " << workbook::PlaceName(cell.place) << ": " << text
          << " instead of " << Cached(*formula) << ", " << formula->formula;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1'000);
}

TEST(OfficePrograms, KeepTheFiguresOfAReport) {
  ReportFacts facts;
  facts.measured = CaseByChance(5);
  const Report report = ReportOf(facts);
  const auto file = DefaultReportTemplate();
  ASSERT_TRUE(file);
  // The template as an office has saved it, and the report as somebody has edited it.
  const auto filled = docx::FillTemplate(docx::BytesOf(Walked(*file, "docx")), ReportVocabulary(),
                                         ValuesOf(report), PropertiesOf(facts.measured));
  ASSERT_TRUE(filled) << filled.error().slug;
  const std::string edited = Walked(*filled, "docx");
  const auto properties = docx::ReadProperties(docx::BytesOf(edited));
  ASSERT_TRUE(properties);
  EXPECT_EQ(properties->at("TepatSidikData"), facts.measured.set_hash);
  const auto marked = docx::ReadMarkedTexts(docx::BytesOf(edited));
  ASSERT_TRUE(marked) << marked.error().slug;
  int compared = 0;
  for (const ReportTable& table : report.tables) {
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) {
        if (cell.mark.empty()) continue;
        ++compared;
        const auto found = marked->find(cell.mark);
        ASSERT_NE(found, marked->end()) << cell.mark;
        EXPECT_EQ(found->second, cell.text) << cell.mark;
      }
    }
  }
  EXPECT_GT(compared, 100);
}

}  // namespace
}  // namespace tepat::papers
