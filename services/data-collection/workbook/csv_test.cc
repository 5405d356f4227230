// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tepat::data_collection::book {
namespace {

TEST(Csv, QuotesWhatMustBeQuoted) {
  EXPECT_EQ(CsvLine({"a", "b;c", "d\"e", "f\ng", ""}, ';'), "a;\"b;c\";\"d\"\"e\";\"f\ng\";\r\n");
  EXPECT_EQ(CsvLine({"a", "b;c"}, ','), "a,b;c\r\n");
}

TEST(Csv, BlankLinesKeepTheNumbersOfTheOthers) {
  const auto records = ReadCsv("a;b\n\nc;d", ';');
  ASSERT_TRUE(records);
  EXPECT_EQ(*records, (std::vector<Record>{{"a", "b"}, {}, {"c", "d"}}));
}

TEST(Csv, AQuoteThatIsNotClosedIsToldByItsRow) {
  const auto records = ReadCsv("a;b\nc;\"d\n", ';');
  ASSERT_FALSE(records);
  EXPECT_EQ(records.error().slug, "csv.open_quote");
  EXPECT_EQ(records.error().details.at("row"), "2");
}

TEST(Csv, HasAsManyRecordsAsAWorkbookMayHave) {
  EXPECT_EQ(ReadCsv(std::string(100'001, '\n'), ';').error().slug, "csv.too_many_records");
  EXPECT_EQ(ReadCsv(std::string(100'001, ';'), ';').error().slug, "csv.too_many_fields");
}

TEST(Csv, GuardsWhatASpreadsheetWouldCompute) {
  EXPECT_EQ(Guarded("=1+1"), "'=1+1");
  EXPECT_EQ(Guarded("'=1"), "''=1");
  EXPECT_EQ(Guarded("biasa"), "biasa");
  EXPECT_EQ(WithoutGuard("'biasa"), "'biasa") << "somebody typed it";
}

RC_GTEST_PROP(Csv, AnyTextComesBack, ()) {
  const auto text =
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("a;,\"\n '=-1")));
  const auto fields = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(text));
  const char separator = *rc::gen::element(';', ',', '\t');
  std::string line = CsvLine(fields, separator);
  line.erase(line.size() - 2, 1);  // `\r`, which the reader of outside text takes away
  // One field without a character is a blank line.
  const Record expected = fields == Record{""} ? Record{} : fields;
  const auto records = ReadCsv(line, separator);
  RC_ASSERT(records.has_value());
  RC_ASSERT(*records == std::vector<Record>{expected});
  for (const std::string& field : fields) RC_ASSERT(WithoutGuard(Guarded(field)) == field);
}

}  // namespace
}  // namespace tepat::data_collection::book
