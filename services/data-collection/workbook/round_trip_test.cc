// SPDX-License-Identifier: Apache-2.0
// Template, typed, read: what comes back is what was typed, digit for digit and letter for letter.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "libs/documents/workbook/read_workbook.h"
#include "services/data-collection/workbook/book_reader.h"
#include "services/data-collection/workbook/csv_table.h"
#include "services/data-collection/workbook/filled_book_fixture.h"
#include "services/data-collection/workbook/template_book.h"
#include "services/data-collection/workbook/values.h"

namespace tepat::data_collection::book {
namespace {

// A plain decimal of at most 12 and 4 digits, as values are.
rc::Gen<std::string> AnyValue() {
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange<long long>(0, 10'000'000'000'000'000),
                                     rc::gen::inRange(0, 17), rc::gen::arbitrary<bool>()),
                      [](const std::tuple<long long, int, bool>& drawn) {
                        long long units = std::get<0>(drawn);
                        // As many short numbers as long ones.
                        for (int i = 0; i < std::get<1>(drawn); ++i) units /= 10;
                        std::string plain = std::to_string(units);
                        if (plain.size() < 5) plain.insert(0, 5 - plain.size(), '0');
                        plain.insert(plain.size() - 4, 1, '.');
                        plain.erase(plain.find_last_not_of('0') + 1);
                        if (plain.back() == '.') plain.pop_back();
                        return (std::get<2>(drawn) && units > 0 ? "-" : "") + plain;
                      });
}

rc::Gen<std::string> AnyWords() {
  const auto letters = rc::gen::elementOf(std::string("ab ;,\"'=-+@<&_x0041_\n"));
  return rc::gen::map(rc::gen::container<std::string>(letters),
                      [](const std::string& text) { return Trimmed(text); });
}

struct Sent {
  v1::GetUnitSheetResponse sheet = SheetFor();
  std::vector<v1::IndicatorValue> values = {};
};

Sent AnySending() {
  Sent sent;
  for (v1::SheetRow& row : *sent.sheet.mutable_rows()) {
    v1::IndicatorValue value;
    value.set_indicator(row.indicator().id());
    value.set_no_data_reason(*AnyWords());
    value.set_cause(*AnyWords());
    value.set_follow_up(*AnyWords());
    const auto add = [&](const std::string& key) {
      v1::ComponentValue* component = value.add_components();
      component->set_component(key);
      component->set_value(IsGrade(row) ? *rc::gen::element<std::string>("B", "BB", "A")
                                        : *AnyValue());
    };
    if (row.indicator().components().empty()) add("nilai");
    for (const auto& component : row.indicator().components()) add(component.key());
    *row.mutable_value() = value;
    sent.values.push_back(value);
  }
  return sent;
}

void ExpectSame(const Found& found, const Sent& sent) {
  RC_ASSERT(found.findings.empty());
  RC_ASSERT(found.units.size() == 1U);
  WorkbookFindings findings;
  const UnitValues read = ReadValues(found.units[0], sent.sheet, findings);
  RC_ASSERT(findings.empty());
  RC_ASSERT(read.values.size() == sent.values.size());
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    RC_ASSERT(read.values[i].ShortDebugString() == sent.values[i].ShortDebugString());
  }
}

RC_GTEST_PROP(RoundTrip, AWorkbookGivesBackWhatWasTyped, ()) {
  const Sent sent = AnySending();
  const auto bytes = WriteTemplate({{&sent.sheet, SentIn(sent.sheet)}});
  RC_ASSERT(bytes.has_value());
  const auto read = workbook::ReadWorkbook(workbook::BytesOf(*bytes));
  RC_ASSERT(read.has_value());
  ExpectSame(ReadBook(*read, kCase, {{"lurah_jogotrunan", sent.sheet}}), sent);
}

RC_GTEST_PROP(RoundTrip, ACsvGivesBackWhatWasTyped, ()) {
  const Sent sent = AnySending();
  const CsvReader reader = *rc::gen::element(CsvReader::kPeople, CsvReader::kPrograms);
  WorkbookFindings findings;
  const auto table = TableIn(WriteCsv({{&sent.sheet, SentIn(sent.sheet)}}, reader), findings);
  RC_ASSERT(table.has_value());
  RC_ASSERT(findings.empty());
  ExpectSame(ReadTable(*table, kCase, {{"lurah_jogotrunan", sent.sheet}}), sent);
}

}  // namespace
}  // namespace tepat::data_collection::book
