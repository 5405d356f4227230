// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/csv_table.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "libs/base/file_limit.h"
#include "libs/base/outside_text.h"
#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

using workbook::Cell;
using workbook::Kind;
using workbook::PlaceName;

constexpr TextLimits kLimits = {.bytes_max = kFileBytesMax, .lines_max = 1'000'000};

std::string TypedText(const TemplatePart& part, const Key& key, CsvReader reader) {
  const auto typed = part.typed.find(key);
  if (typed == part.typed.end()) return {};
  if (const auto* number = std::get_if<xlsx::Number>(&typed->second.content)) {
    return reader == CsvReader::kPrograms ? number->plain : WithComma(number->plain);
  }
  const auto* text = std::get_if<xlsx::Text>(&typed->second.content);
  if (text == nullptr) return {};
  // A number of many digits is text in a workbook, with a comma.
  if (key.second == Column::kValue && reader == CsvReader::kPrograms) {
    std::string plain = text->text;
    std::replace(plain.begin(), plain.end(), ',', '.');
    return plain;
  }
  if (reader == CsvReader::kPrograms || key.second == Column::kValue) return text->text;
  return Guarded(text->text);
}

// Fields of one line of the template, in the order of csv::Field.
Record RecordOf(const TemplatePart& part, const Line& line, std::size_t number, CsvReader reader) {
  const v1::GetUnitSheetResponse& of = *part.sheet;
  const plan::v1::Indicator& indicator = line.row->indicator();
  Record all(csv::kFields);
  all[csv::kCase] = of.case_id();
  all[csv::kUnit] = of.part().unit();
  all[csv::kVersion] = std::to_string(of.plan_version());
  all[csv::kIndicatorId] = indicator.id();
  all[csv::kComponentKey] = line.key;
  all[csv::kCode] = Guarded(indicator.code());
  all[csv::kName] = Guarded(indicator.name());
  all[csv::kComponentName] = Guarded(line.name);
  all[csv::kMeasureUnit] = Guarded(line.unit_of_measure);
  all[csv::kTarget] = line.first ? WithComma(line.row->target()) : "";
  all[csv::kFormer] = WithComma(FormerOf(line));
  for (const Column column : kTyped) {
    all[FieldOf(column)] = TypedText(part, {number, column}, reader);
  }
  return all;
}

// One table while its rows are found in the units' sheets.
class TableFinder {
 public:
  TableFinder(const CsvTable& table, const std::string& case_id, const Sheets& sheets)
      : table_(table),
        case_id_(case_id),
        sheets_(sheets),
        places_(PlacesIn(table.records[table.heading], table.reader)) {}

  Found Find() {
    // What stands in no column of ours first: it explains what follows.
    CheckHeading();
    for (std::size_t i = table_.heading + 1; i < table_.records.size(); ++i) {
      if (!IsBlank(table_.records[i])) Take(table_.records[i], static_cast<int>(i) + 1);
    }
    // Programs leave out what they do not have; people who lack a row have lost it.
    if (table_.reader == CsvReader::kPeople) CheckMissing();
    for (auto& [name, unit] : units_) found_.units.push_back(std::move(unit.found));
    return std::move(found_);
  }

 private:
  struct Unit {
    FoundUnit found;
    std::vector<Line> lines;
    std::map<std::pair<std::string, std::string>, std::size_t> numbers;  // by indicator and key
  };

  std::string CellAt(int row, csv::Field field) const {
    return PlaceName({row, static_cast<int>(places_[field].value_or(0)) + 1});
  }

  void Tell(v1::WorkbookFindingKind kind, const std::string& unit, const std::string& cell,
            const std::string& found, const std::string& detail = {}) {
    Add(found_.findings, kind, {unit, "", cell}, found, detail);
  }

  // A column that is none of ours may hold what somebody thinks he has reported.
  void CheckHeading() {
    const Record& heading = table_.records[table_.heading];
    for (std::size_t i = 0; i < heading.size(); ++i) {
      const bool ours =
          std::find(places_.begin(), places_.end(), std::optional(i)) != places_.end();
      if (ours || Trimmed(heading[i]).empty()) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_STRAY, "",
           PlaceName({static_cast<int>(table_.heading) + 1, static_cast<int>(i) + 1}), heading[i]);
    }
  }

  void CheckMissing() {
    for (auto& [name, unit] : units_) {
      for (std::size_t i = 0; i < unit.lines.size(); ++i) {
        if (unit.found.rows.contains(i)) continue;
        Tell(v1::WORKBOOK_FINDING_KIND_ROW_MISSING, name, "", "",
             unit.lines[i].row->indicator().id() + " " + unit.lines[i].key);
      }
    }
  }

  Unit& UnitNamed(const std::string& name, const v1::GetUnitSheetResponse& sheet) {
    const auto [at, fresh] = units_.try_emplace(name);
    Unit& unit = at->second;
    if (!fresh) return unit;
    unit.found.unit = name;
    unit.found.plain = table_.reader == CsvReader::kPrograms;
    for (const Column column : kTyped) {
      unit.found.columns[column] = static_cast<int>(*places_[FieldOf(column)]) + 1;
    }
    unit.lines = LinesOf(sheet);
    for (std::size_t i = 0; i < unit.lines.size(); ++i) {
      unit.numbers[{unit.lines[i].row->indicator().id(), unit.lines[i].key}] = i;
    }
    return unit;
  }

  void Take(const Record& record, int row) {
    const std::string unit = In(record, places_, csv::kUnit);
    // Fields that moved would be read as others: the row is told and left.
    if (record.size() != table_.records[table_.heading].size()) {
      return Tell(v1::WORKBOOK_FINDING_KIND_FIELDS, sheets_.contains(unit) ? unit : "",
                  PlaceName({row, 1}), record.front(),
                  std::to_string(record.size()) + "/" +
                      std::to_string(table_.records[table_.heading].size()));
    }
    const auto sheet = sheets_.find(unit);
    if (sheet == sheets_.end()) {
      return Tell(v1::WORKBOOK_FINDING_KIND_OTHER_UNIT, unit, CellAt(row, csv::kUnit), unit);
    }
    if (In(record, places_, csv::kCase) != case_id_) {
      return Tell(v1::WORKBOOK_FINDING_KIND_OTHER_CASE, unit, CellAt(row, csv::kCase),
                  In(record, places_, csv::kCase));
    }
    // Told and read all the same: the marked workbook carries the values over.
    const std::string version = In(record, places_, csv::kVersion);
    const std::string wanted = std::to_string(sheet->second.plan_version());
    if (version != wanted) {
      Tell(v1::WORKBOOK_FINDING_KIND_OTHER_PLAN_VERSION, unit, CellAt(row, csv::kVersion), version,
           version + " → " + wanted);
    }
    TakeLine(record, row, UnitNamed(unit, sheet->second));
  }

  void TakeLine(const Record& record, int row, Unit& unit) {
    const std::string id = In(record, places_, csv::kIndicatorId);
    const auto number = unit.numbers.find({id, In(record, places_, csv::kComponentKey)});
    const std::string cell = CellAt(row, csv::kIndicatorId);
    if (number == unit.numbers.end()) {
      return Tell(v1::WORKBOOK_FINDING_KIND_UNKNOWN_ROW, unit.found.unit, cell, id);
    }
    const auto [at, fresh] = unit.found.rows.try_emplace(number->second, row);
    if (!fresh) {
      return Tell(v1::WORKBOOK_FINDING_KIND_ROW_TWICE, unit.found.unit, cell, id,
                  CellAt(at->second, csv::kIndicatorId));
    }
    const Line& line = unit.lines[number->second];
    if (!SaysTheSame(record, row, line, unit.found.unit)) return;
    for (const Column column : kTyped) TakeCell(record, row, {number->second, column}, unit);
  }

  // Spreadsheets make dates of codes like `1.2`; names they leave alone.
  bool SaysTheSame(const Record& record, int row, const Line& line, const std::string& unit) {
    const std::pair<csv::Field, std::string> locked[] = {{csv::kName, line.row->indicator().name()},
                                                         {csv::kComponentName, line.name}};
    for (const auto& [field, wanted] : locked) {
      if (!places_[field]) continue;
      const std::string found = WithoutGuard(In(record, places_, field));
      if (found == Trimmed(wanted)) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_ROW_CHANGED, unit, CellAt(row, field), found,
           OrNothing(wanted));
      return false;
    }
    return true;
  }

  void TakeCell(const Record& record, int row, const Key& key, Unit& unit) {
    const csv::Field field = FieldOf(key.second);
    std::string text = In(record, places_, field);
    if (text.empty()) return;
    const bool words = key.second != Column::kValue;
    if (words && !unit.lines[key.first].first) {
      return Tell(v1::WORKBOOK_FINDING_KIND_STRAY, unit.found.unit, CellAt(row, field), text,
                  FirstRowOnly());
    }
    if (words && table_.reader == CsvReader::kPeople) text = WithoutGuard(text);
    const int column = static_cast<int>(*places_[field]) + 1;
    unit.found.cells[key] = Cell{{row, column}, Kind::kText, text};
  }

  const CsvTable& table_;
  const std::string& case_id_;
  const Sheets& sheets_;
  const Places places_;
  std::map<std::string, Unit> units_;
  Found found_;
};

// Why no record could be read: a limit by its number, a quote by its row.
void AddBroken(WorkbookFindings& findings, const Error& broken) {
  const auto row = broken.details.find("row");
  if (row != broken.details.end()) {
    return Add(findings, v1::WORKBOOK_FINDING_KIND_FIELDS, {"", "", "A" + row->second});
  }
  const bool records = broken.slug == "csv.too_many_records";
  Add(findings, v1::WORKBOOK_FINDING_KIND_UNREADABLE, {}, "",
      records ? TooManyRows(kRecordsMax) : TooManyColumns(kFieldsMax));
}

// The first row that is one of our headings under a separator.
std::optional<CsvTable> TableUnder(std::string_view text, char separator, Status& broken) {
  // Spreadsheets write `sep=;` above the heading, for each other.
  constexpr std::size_t kLooked = 3;
  auto records = ReadCsv(text, separator);
  if (!records) {
    broken = Fail(records.error());
    return std::nullopt;
  }
  for (std::size_t i = 0; i < std::min(kLooked, records->size()); ++i) {
    for (const CsvReader reader : {CsvReader::kPeople, CsvReader::kPrograms}) {
      if (!HasAll(PlacesIn((*records)[i], reader))) continue;
      return CsvTable{reader, std::move(*records), i};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string WriteCsv(const std::vector<TemplatePart>& parts, CsvReader reader) {
  const char separator = reader == CsvReader::kPeople ? ';' : ',';
  const std::vector<csv::Field> fields = FieldsFor(reader);
  std::string csv(reader == CsvReader::kPeople ? kUtf8Mark : std::string_view());
  Record heading;
  for (const csv::Field field : fields) heading.push_back(HeadingOf(field, reader));
  csv += CsvLine(heading, separator);
  for (const TemplatePart& part : parts) {
    const std::vector<Line> lines = LinesOf(*part.sheet);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Record all = RecordOf(part, lines[i], i, reader);
      Record chosen;
      for (const csv::Field field : fields) chosen.push_back(all[field]);
      csv += CsvLine(chosen, separator);
    }
  }
  return csv;
}

std::optional<CsvTable> TableIn(std::string_view bytes, WorkbookFindings& findings) {
  Mistakes mistakes("");
  const auto text = ReadOutsideText(bytes, kLimits, mistakes);
  for (const Mistake& note : mistakes.notes()) {
    Add(findings, v1::WORKBOOK_FINDING_KIND_ENCODING, {}, "", note.text);
  }
  for (const Mistake& mistake : mistakes.list()) {
    Add(findings, v1::WORKBOOK_FINDING_KIND_UNREADABLE, {}, "", mistake.text);
  }
  if (!text) return std::nullopt;
  Status broken = Ok();
  for (const char separator : {';', ',', '\t'}) {
    if (auto table = TableUnder(*text, separator, broken)) return table;
  }
  if (broken) {
    Add(findings, v1::WORKBOOK_FINDING_KIND_NOT_A_TEMPLATE, {}, text->substr(0, text->find('\n')));
  } else {
    AddBroken(findings, broken.error());
  }
  return std::nullopt;
}

std::vector<std::string> UnitsIn(const CsvTable& table) {
  std::vector<std::string> units;
  std::set<std::string> seen = {""};
  const Places places = PlacesIn(table.records[table.heading], table.reader);
  for (std::size_t i = table.heading + 1; i < table.records.size(); ++i) {
    const std::string unit = In(table.records[i], places, csv::kUnit);
    if (seen.insert(unit).second) units.push_back(unit);
  }
  return units;
}

Found ReadTable(const CsvTable& table, const std::string& case_id, const Sheets& sheets) {
  return TableFinder(table, case_id, sheets).Find();
}

}  // namespace tepat::data_collection::book
