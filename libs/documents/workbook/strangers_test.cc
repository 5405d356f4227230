// SPDX-License-Identifier: Apache-2.0
// What strangers hand in, a case a line: the cells that are read, or why none are.
#include <gtest/gtest.h>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::workbook {
namespace {

struct Case {
  const char* name;
  std::string bytes;
  std::string told;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class Stranger : public testing::TestWithParam<Case> {};

TEST_P(Stranger, IsTold) { EXPECT_EQ(ToldOf(GetParam().bytes), GetParam().told); }

std::string NameOf(const testing::TestParamInfo<Case>& info) { return info.param.name; }

const std::string kDates =
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"46\"/></cellXfs>"
    "<dxfs><dxf><numFmt numFmtId=\"0\" formatCode=\"dd\"/></dxf></dxfs>";

std::vector<Case> Cells() {
  const auto cell = [](const std::string& xml) { return OfCell(xml).bytes(); };
  const auto dated = [](const std::string& xml, const std::string& properties = "") {
    Book book = OfCell(xml);
    book.styles = kDates;
    book.properties = properties;
    return book.bytes();
  };
  return {
      {"Number", cell("<c r='A1'><v>12</v></c>"), "A1 number 12\n"},
      {"NumberAsBinaryFraction", cell("<c r='A1'><v>79.34999999999999</v></c>"),
       "A1 number 79.35\n"},
      {"NumberOfSixteenDigits", cell("<c r='A1'><v>3573010101900001</v></c>"),
       "A1 number 3573010101900000 rounded\n"},
      {"TextOfSixteenDigits", cell("<c r='A1' t='inlineStr'><is><t>3573010101900001</t></is></c>"),
       "A1 text 3573010101900001\n"},
      {"NumberAsText", cell("<c r='A1' t='str'><v>1.234,5</v></c>"), "A1 text 1.234,5\n"},
      {"NumberTooLarge", cell("<c r='A1'><v>1e400</v></c>"),
       "workbook.malformed cell=A1 sheet=Data value=1e400"},
      {"NumberThatIsNone", cell("<c r='A1'><v>NaN</v></c>"),
       "workbook.malformed cell=A1 sheet=Data value=NaN"},
      {"FormulaWithValue", cell("<c r='A1'><f>B1*2</f><v>4</v></c>"), "A1 number 4 formula\n"},
      {"FormulaWithoutValue", cell("<c r='A1'><f>B1*2</f></c>"), "A1 empty formula uncached\n"},
      {"FormulaOfAProgramThatDoesNotCompute", cell("<c r='A1'><f>B1*2</f><v></v></c>"),
       "A1 empty formula uncached\n"},
      {"FormulaShared", cell("<c r='A1'><f t='shared' si='0'/><v>4</v></c>"),
       "A1 number 4 formula\n"},
      {"FormulaOfText", cell("<c r='A1' t='str'><f>B1</f><v>ada</v></c>"), "A1 text ada formula\n"},
      {"FormulaOfEmptyText", cell("<c r='A1' t='str'><f>B1</f><v></v></c>"), "A1 text formula\n"},
      {"FormulaThatFailed", cell("<c r='A1' t='e'><f>#REF!+1</f><v>#REF!</v></c>"),
       "A1 error #REF! formula\n"},
      {"ErrorThatWasPasted", cell("<c r='A1' t='e'><v>#N/A</v></c>"), "A1 error #N/A\n"},
      {"BooleanAsFormula", cell("<c r='A1' t='b'><f>TRUE()</f><v>1</v></c>"),
       "A1 boolean TRUE formula\n"},
      {"BooleanThatIsNone", cell("<c r='A1' t='b'><v>2</v></c>"),
       "workbook.malformed cell=A1 sheet=Data value=2"},
      {"DateInANumberCell", dated("<c r='A1' s='1'><v>46112</v></c>"), "A1 date 2026-03-31\n"},
      {"DateByOwnFormat", dated("<c r='A1' s='2'><v>46112.5</v></c>"),
       "A1 date 2026-03-31T12:00:00\n"},
      {"DateCountedFrom1904",
       dated("<c r='A1' s='1'><v>44650</v></c>", "<workbookPr date1904='1'/>"),
       "A1 date 2026-03-31\n"},
      {"DateBelowZero", dated("<c r='A1' s='1'><v>-5</v></c>"), "A1 number -5\n"},
      {"DateAsText", dated("<c r='A1' t='d'><v>2026-03-31T00:00:00</v></c>"),
       "A1 date 2026-03-31\n"},
      {"Span", dated("<c r='A1' s='3'><v>1.5</v></c>"), "A1 date 36:00:00\n"},
      {"NumberBesideAConditionalDate", dated("<c r='A1' s='0'><v>7</v></c>"), "A1 number 7\n"},
      {"StyleThatIsMissing", dated("<c r='A1' s='99'><v>7</v></c>"), "A1 number 7\n"},
      {"TextInFonts",
       cell("<c r='A1' t='inlineStr'><is><r><rPr><b/></rPr><t>Jum</t></r><r><t xml:space="
            "'preserve'>lah </t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c>"),
       "A1 text Jumlah \n"},
      {"TextWhereValuesStand", cell("<c r='A1' t='inlineStr'><v>isi</v></c>"), "A1 text isi\n"},
      {"TextWithEscapes",
       cell("<c r='A1' t='str'><v>a_x000A_b_x005F_x000A_ _x0000_ _xD800_</v></c>"),
       "A1 text a\nb_x000A_ _x0000_ _xD800_\n"},
      {"TextThatIsEmpty", cell("<c r='A1' t='inlineStr'><is><t/></is></c>"), ""},
      {"TextThatIsMissing", cell("<c r='A1' t='s'><v>5</v></c>"),
       "workbook.malformed cell=A1 sheet=Data value=5"},
      {"TypeThatIsUnknown", cell("<c r='A1' t='z'><v>5</v></c>"),
       "workbook.malformed cell=A1 sheet=Data value=5"},
      {"CellThatIsOnlyColoured", cell("<c r='A1' s='4'/>"), ""},
  };
}

std::vector<Case> Sheets() {
  const auto rows = [](const std::string& xml) { return Book{.rows = xml}.bytes(); };
  Book texts = OfCell("<c r='A1' t='s'><v>1</v></c>");
  texts.texts = "<si><t>satu</t></si><si><r><t>du</t></r><r><t>a</t></r></si>";
  Book hidden = OfCell("<c r='A1'><v>1</v></c>");
  hidden.state = "veryHidden";
  Book foreign = OfCell("<c r='A1'><v>1</v></c>");
  foreign.behind_rows =
      "<extLst><ext xmlns:x='urn:x'><x:sheetData><row><c><v>9</v></c></row></x:sheetData></ext>"
      "</extLst>";
  return {
      {"Empty", rows(""), ""},
      {"WithoutPlaces", rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
       "A1 number 1\nB1 number 2\nA2 number 3\n"},
      {"HeadingMoved",
       rows("<row r='4'><c r='C4' t='str'><v>Indikator</v></c></row>"
            "<row r='5'><c r='C5'><v>3</v></c><c><v>4</v></c></row>"),
       "C4 text Indikator\nC5 number 3\nD5 number 4\n"},
      {"LastCellOfAll", rows("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
       "XFD1048576 number 1\n"},
      {"SharedTexts", texts.bytes(), "A1 text dua\n"},
      {"Hidden", hidden.bytes(), "Data! (hidden)\nA1 number 1\n"},
      {"NotesOfOtherPrograms", foreign.bytes(), "A1 number 1\n"},
      {"CellTwice", rows("<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>"),
       "workbook.malformed cell=B1 sheet=Data value=A1"},
      {"CellOfAnotherRow", rows("<row r='1'><c r='A2'><v>1</v></c></row>"),
       "workbook.malformed cell=A1 sheet=Data value=A2"},
      {"RowTwice", rows("<row r='2'/><row r='2'/>"),
       "workbook.malformed part=xl/worksheets/sheet1.xml sheet=Data value=2"},
      {"RowBelowTheLast", rows("<row r='1048576'/><row/>"),
       "workbook.malformed part=xl/worksheets/sheet1.xml sheet=Data"},
      {"CellBeyondTheLast", rows("<row r='1'><c r='XFD1'/><c/></row>"),
       "workbook.malformed part=xl/worksheets/sheet1.xml sheet=Data"},
      {"CellOutsideRows", rows("<c r='A1'><v>1</v></c>"),
       "workbook.malformed part=xl/worksheets/sheet1.xml sheet=Data"},
      {"RowsBehindRowsWithinACell",
       rows("<row r='1'><c r='A1'><sheetData></sheetData><v>1</v></c></row>"
            "<row r='2'><c r='A2'><v>2</v></c></row>"),
       "A1 number 1\nA2 number 2\n"},
      {"CellWithinACell", rows("<row r='1'><c r='A1'><c r='B1'/></c></row>"),
       "workbook.malformed cell=A1 sheet=Data"},
      {"OneHundred", Zip(ManySheets(100)),
       [] {
         std::string told;
         for (int i = 1; i <= 100; ++i) told += "S" + std::to_string(i) + "!\nA1 number 1\n";
         return told;
       }()},
      {"OneHundredAndOne", Zip(ManySheets(101)),
       "workbook.too_many_sheets limit=100 part=xl/workbook.xml"},
  };
}

std::vector<Case> Packages() {
  const Parts good = OfCell("<c r='A1'><v>1</v></c>").parts();
  const std::string relations = good[3].second;
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  const std::string main = "xl/workbook.xml";
  const std::string links = "xl/_rels/workbook.xml.rels";
  const std::string sheet = "xl/worksheets/sheet1.xml";
  const std::string read = "A1 number 1\n";
  const std::string gone = "workbook.malformed part=xl/worksheets/sheet1.xml";
  return {
      {"AbsoluteTarget", Zip(With(good, links, replaced(relations, "\"work", "\"/xl/work"))), read},
      {"ClimbingTarget", Zip(With(good, links, replaced(relations, "\"work", "\"../xl/./work"))),
       read},
      {"OtherCase", Zip(With(Without(good, sheet), "xl/Worksheets/Sheet1.xml", good[4].second)),
       read},
      {"WithoutStylesAndTexts",
       Zip(With(Without(Without(good, "xl/styles.xml"), "xl/sharedStrings.xml"), links,
                relations.substr(0, relations.find("<R", 60)) +
                    "<Relationship Id='rId1' Type='x/worksheet' "
                    "Target='worksheets/sheet1.xml'/>"
                    "</Relationships>")),
       read},
      {"ChartOnATab", Zip(With(good, links, replaced(relations, "/worksheet", "/chartsheet"))), ""},
      {"SheetIsMissing", Zip(Without(good, sheet)), gone + " sheet=Data"},
      {"RelationIsMissing", Zip(Without(good, links)), "workbook.malformed sheet=Data"},
      {"StylesAreMissing", Zip(Without(good, "xl/styles.xml")),
       "workbook.malformed part=xl/styles.xml"},
      {"SheetIsCutOff", Zip(With(good, sheet, good[4].second.substr(0, 250))),
       "workbook.malformed line=1 part=xl/worksheets/sheet1.xml sheet=Data"},
      {"SheetIsNoXml", Zip(With(good, sheet, std::string(1'000, '\0'))),
       "workbook.malformed line=1 part=xl/worksheets/sheet1.xml sheet=Data"},
      {"SheetIsOfAnotherKind", Zip(With(good, sheet, "<html/>")), gone + " root=html sheet=Data"},
      {"DocumentType", Zip(With(good, main, "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + good[2].second)),
       "workbook.malformed part=xl/workbook.xml"},
      {"NoSheets", Zip(With(good, main, "<workbook/>")), "workbook.malformed part=xl/workbook.xml"},
      {"PartWithAPassword", LockedZip(good), "workbook.encrypted part=_rels/.rels"},
  };
}

std::vector<Case> OtherKinds() {
  const Parts good = OfCell("<c r='A1'><v>1</v></c>").parts();
  const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  std::string locked = ole + std::string(504, '\0');
  for (const char c : std::string("EncryptedPackage")) locked += {c, '\0'};
  const auto rooted = [&](const std::string& root) {
    return Zip(With(good, "xl/workbook.xml", root));
  };
  const std::string word = "<w:document xmlns:w='urn:w'/>";
  return {
      {"NoBytes", "", "workbook.empty_file"},
      {"OldXls", ole + std::string(504, '\0') + "Workbook", "workbook.old_xls"},
      {"OlderXls", std::string("\x09\x08\x08\x00\x00\x05", 6), "workbook.old_xls"},
      {"LockedWithAPassword", locked, "workbook.encrypted"},
      {"Csv", "Indikator;Nilai\r\nSurat masuk;12,5\r\n", "workbook.not_xlsx kind=text"},
      {"CsvThatBeginsWithTheLettersOfZip", "PK;Target\r\nPerjanjian Kinerja;12,5\r\n",
       "workbook.not_xlsx kind=text"},
      {"Html", "<html><table><tr><td>1</td></tr></table></html>", "workbook.not_xlsx kind=html"},
      {"Pdf", "%PDF-1.7\n", "workbook.not_xlsx kind=pdf"},
      {"Picture", std::string("\x89PNG\r\n\x1A\n", 8), "workbook.not_xlsx kind=image"},
      {"Noise", std::string("\x01\x02\x03", 3), "workbook.not_xlsx kind=other"},
      {"RenamedDocx", rooted(word), "workbook.not_a_workbook kind=docx"},
      {"RenamedPptx", rooted("<p:presentation xmlns:p='urn:p'/>"),
       "workbook.not_a_workbook kind=pptx"},
      {"RenamedDocxWithoutRelations", Zip({{"word/document.xml", word}}),
       "workbook.not_a_workbook kind=docx"},
      {"RenamedOds", Zip({{"mimetype", "x"}, {"META-INF/manifest.xml", "<x/>"}}),
       "workbook.not_a_workbook kind=odf"},
      {"RenamedXlsb",
       Zip(With(With(good, "_rels/.rels",
                     "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                     "relationships'><Relationship Id='a' Type='x/officeDocument' "
                     "Target='xl/workbook.bin'/></Relationships>"),
                "xl/workbook.bin", "x")),
       "workbook.not_a_workbook kind=xlsb"},
      {"AnyZip", Zip({{"foto.jpg", "x"}}), "workbook.not_a_workbook kind=zip"},
      {"CutOffZip", Zip(good).substr(0, 600), "workbook.malformed"},
      {"OnlyTheBeginningOfZip", "PK\x03\x04", "workbook.malformed"},
  };
}

INSTANTIATE_TEST_SUITE_P(Cells, Stranger, testing::ValuesIn(Cells()), NameOf);
INSTANTIATE_TEST_SUITE_P(Sheets, Stranger, testing::ValuesIn(Sheets()), NameOf);
INSTANTIATE_TEST_SUITE_P(Packages, Stranger, testing::ValuesIn(Packages()), NameOf);
INSTANTIATE_TEST_SUITE_P(OtherKinds, Stranger, testing::ValuesIn(OtherKinds()), NameOf);

TEST(Sheet, TellsMergedAndHiddenCells) {
  Book book;
  book.before_rows =
      "<cols><col min='2' max='3' hidden='1'/><col min='4' max='4' hidden='true'/>"
      "<col min='6' max='6' hidden='0'/></cols>";
  book.rows =
      "<row r='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='1'><c r='A2'><v>2</v></c></row>"
      "<row r='3' hidden='true'/><row r='7' hidden='1'/>";
  book.behind_rows = "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A2'/></mergeCells>";
  const auto read = ReadWorkbook(BytesOf(book.bytes()));
  ASSERT_TRUE(read) << read.error().message;
  const Sheet& sheet = read->sheets[0];
  EXPECT_EQ(sheet.merged, (std::vector<Range>{{{1, 1}, {1, 3}}, {{2, 1}, {2, 1}}}));
  EXPECT_EQ(sheet.hidden_rows, (std::vector<Span>{{2, 3}, {7, 7}}));
  EXPECT_EQ(sheet.hidden_columns, (std::vector<Span>{{2, 4}}));
  EXPECT_TRUE(sheet.IsHidden({3, 1}) && sheet.IsHidden({1, 4}));
  EXPECT_FALSE(sheet.IsHidden({1, 1}) || sheet.IsHidden({4, 5}) || sheet.IsHidden({8, 6}));
  EXPECT_EQ(sheet.At({2, 1})->text, "2");
  EXPECT_EQ(sheet.At({2, 2}), nullptr);
}

TEST(Sheet, RefusesRangesThatAreNone) {
  Book book;
  book.behind_rows = "<mergeCell ref='B2:A1'/>";
  EXPECT_EQ(ToldOf(book.bytes()),
            "workbook.malformed part=xl/worksheets/sheet1.xml sheet=Data value=B2:A1");
  book.behind_rows = "<cols><col min='3' max='2' hidden='1'/></cols>";
  EXPECT_EQ(ToldOf(book.bytes()),
            "workbook.malformed part=xl/worksheets/sheet1.xml sheet=Data value=3");
}

}  // namespace
}  // namespace tepat::workbook
