// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/preview.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "libs/documents/workbook/apart.h"
#include "libs/documents/workbook/words.h"
#include "libs/performance/findings.h"
#include "services/data-collection/config.h"
#include "services/data-collection/workbook/book_reader.h"
#include "services/data-collection/workbook/csv_table.h"
#include "services/data-collection/workbook/template_book.h"
#include "services/data-collection/workbook/values.h"
#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

// Findings that are told one by one: nobody reads more, and a message has an end.
constexpr int kFileFindingsMax = 200;
constexpr int kUnitFindingsMax = 500;
// What a form of ours holds is far below the reader's own limits, and waits in memory.
constexpr workbook::WorkbookLimits kLimits = {.all_text_bytes = 8U << 20U};

Result<v1::GetUnitSheetResponse> SheetWithPlan(const Source& source, const std::string& case_id,
                                               const std::string& unit) {
  TEPAT_ASSIGN(auto sheet, source.sheet(case_id, unit));
  if (sheet.plan_version() > 0) return sheet;
  return Fail(Code::kConflict, "data_collection.no_plan", "the year has no plan",
              {{"year", std::to_string(sheet.plan_year())}});
}

// To the caller a unit that is not his is one that is not there.
bool IsNotTheCallers(const Error& error) {
  return error.code == Code::kDenied || error.code == Code::kNotFound;
}

// Of these units those that are the caller's.
Result<Sheets> SheetsOf(const Source& source, const std::string& case_id,
                        const std::vector<std::string>& units) {
  Sheets sheets;
  for (const std::string& unit : units) {
    if (sheets.size() == kUnitsMax) break;
    auto sheet = SheetWithPlan(source, case_id, unit);
    if (sheet) {
      sheets[unit] = std::move(*sheet);
    } else if (!IsNotTheCallers(sheet.error())) {
      return Fail(sheet.error());
    }
  }
  return sheets;
}

// All that the caller may see; whoever may see none is told why.
Result<Sheets> AllSheets(const Source& source, const std::string& case_id) {
  TEPAT_ASSIGN(const auto units, source.units(case_id));
  TEPAT_ASSIGN(Sheets sheets, SheetsOf(source, case_id, units));
  if (!sheets.empty()) return sheets;
  if (units.empty()) {
    return Fail(Code::kNotFound, "data_collection.unknown_unit", "no unit is asked");
  }
  TEPAT_TRY(source.sheet(case_id, units.front()).map([](const auto&) {}));
  return sheets;
}

// Units that the file names and that it may be about.
std::vector<std::string> Among(const std::vector<std::string>& named,
                               const v1::WorkbookHead& head) {
  std::vector<std::string> units;
  for (const std::string& unit : named) {
    const bool wanted = head.units().empty() || std::find(head.units().begin(), head.units().end(),
                                                          unit) != head.units().end();
    if (wanted && units.size() < kUnitsMax) units.push_back(unit);
  }
  return units;
}

// A file as it was found; the units' sheets are asked for once it has said which.
Result<Found> Find(const v1::WorkbookHead& head, const std::string& bytes, const Source& source,
                   Sheets& sheets) {
  const auto read =
      workbook::ReadWorkbookApart(std::as_bytes(std::span(bytes.data(), bytes.size())), kLimits);
  if (read) {
    TEPAT_ASSIGN(sheets, SheetsOf(source, head.case_id(), Among(UnitsIn(*read), head)));
    return ReadBook(*read, head.case_id(), sheets);
  }
  // Only these are not about the file.
  if (read.error().slug == "child.cannot_start") return Fail(read.error());
  Found found;
  const auto kind = read.error().details.find("kind");
  const bool text = read.error().slug == "workbook.not_xlsx" &&
                    kind != read.error().details.end() && kind->second == "text";
  if (!text) {
    Add(found.findings, v1::WORKBOOK_FINDING_KIND_UNREADABLE, {}, "",
        workbook::WordsFor(read.error()));
    return found;
  }
  const auto table = TableIn(bytes, found.findings);
  if (!table) return found;
  TEPAT_ASSIGN(sheets, SheetsOf(source, head.case_id(), Among(UnitsIn(*table), head)));
  Found in_table = ReadTable(*table, head.case_id(), sheets);
  in_table.findings.insert(in_table.findings.begin(), found.findings.begin(), found.findings.end());
  return in_table;
}

Column ColumnOf(v1::FindingKind kind) {
  if (kind == v1::FINDING_KIND_NO_FOLLOW_UP) return Column::kFollowUp;
  const bool cause =
      kind == v1::FINDING_KIND_NO_CAUSE_OF_MISS || kind == v1::FINDING_KIND_NO_CAUSE_OF_OUTLIER;
  return cause ? Column::kCause : Column::kValue;
}

// The cell that a judgement is about: of its component, or the indicator's first one.
std::optional<Where> PlaceOf(const FoundUnit& unit, const std::vector<Line>& lines,
                             const v1::Finding& finding) {
  if (finding.indicator().empty() || !finding.evidence().empty()) return std::nullopt;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].row->indicator().id() != finding.indicator()) continue;
    const bool its = finding.component().empty() || lines[i].key == finding.component();
    if (its) return unit.At(i, ColumnOf(finding.kind()));
  }
  return std::nullopt;
}

// Kinds are numbered as in the contract.
bool IsRefused(const v1::Finding& finding) {
  return performance::IsRefusal(static_cast<performance::FindingKind>(finding.kind()));
}

void FillRows(const v1::PreviewUnitDataResponse& judged, v1::PreviewedUnit& to) {
  for (const v1::SheetRow& row : judged.rows()) {
    v1::PreviewedRow* made = to.add_rows();
    made->set_indicator(row.indicator().id());
    made->set_code(row.indicator().code());
    made->set_name(row.indicator().name());
    made->set_unit_of_measure(row.indicator().unit_of_measure());
    made->set_target(row.target());
    *made->mutable_period() = row.period();
    *made->mutable_year() = row.year();
  }
  to.set_cells_asked(judged.cells_asked());
  to.set_cells_filled(judged.cells_filled());
}

void Count(const FoundUnit& unit, const UnitValues& read, v1::WorkbookCounts& counts) {
  counts.set_units(counts.units() + 1);
  counts.set_rows(counts.rows() + static_cast<int>(unit.rows.size()));
  counts.set_numbers(counts.numbers() + read.numbers);
  counts.set_texts(counts.texts() + read.texts);
}

// The name by which people know the proof that a finding asks for; its key where it has none.
std::string ProofName(const v1::GetUnitSheetResponse& sheet, const v1::Finding& finding) {
  for (const v1::SheetRow& row : sheet.rows()) {
    if (row.indicator().id() != finding.indicator()) continue;
    for (const plan::v1::EvidenceRule& rule : row.indicator().evidence()) {
      if (rule.key() == finding.evidence() && !rule.name().empty()) return rule.name();
    }
  }
  return finding.evidence();
}

// Whoever typed something wrong has not left the cell empty: one sentence a cell is enough.
bool IsToldAlready(const std::vector<v1::WorkbookFinding>& findings, const Where& where) {
  return std::any_of(findings.begin(), findings.end(), [&](const v1::WorkbookFinding& finding) {
    return finding.wrong() && finding.sheet() == where.sheet && finding.cell() == where.cell;
  });
}

// What the service says of the values, each with its cell.
void FillJudged(const FoundUnit& unit, const v1::GetUnitSheetResponse& sheet,
                const v1::PreviewUnitDataResponse& judged,
                const std::vector<v1::WorkbookFinding>& findings, v1::PreviewedUnit& made) {
  const std::vector<Line> lines = LinesOf(sheet);
  for (const v1::Finding& finding : judged.findings()) {
    if (IsRefused(finding)) made.set_sendable(false);
    if (!IsRefused(finding)) made.set_incomplete(true);
    const auto where = PlaceOf(unit, lines, finding);
    const bool empty = finding.kind() == v1::FINDING_KIND_NO_VALUE;
    if (where && empty && IsToldAlready(findings, *where)) continue;
    v1::JudgedCell* cell = made.add_judged();
    *cell->mutable_finding() = finding;
    v1::Finding named = finding;
    if (!finding.evidence().empty()) named.set_evidence(ProofName(sheet, finding));
    cell->set_advice(AdviceOn(named));
    if (where) {
      cell->set_sheet(where->sheet);
      cell->set_cell(where->cell);
    }
  }
}

// One unit, judged as it would be when it is sent.
Status Judge(const v1::WorkbookHead& head, const Source& source, const FoundUnit& unit,
             Preview& preview) {
  const v1::GetUnitSheetResponse& sheet = preview.sheets.at(unit.unit);
  UnitValues read = ReadValues(unit, sheet, preview.found.findings);
  v1::PreviewedUnit& made = preview.units.emplace_back();
  made.set_unit(unit.unit);
  made.set_revision(sheet.part().revision());
  made.set_sendable(read.numbers + read.texts > 0);
  Count(unit, read, *preview.summary.mutable_counts());
  // Nobody wants a unit of which he typed nothing judged to be empty.
  if (!made.sendable()) {
    Add(preview.found.findings, v1::WORKBOOK_FINDING_KIND_NOTHING_TYPED,
        {unit.unit, unit.sheet, ""});
    return Ok();
  }
  v1::PreviewUnitDataRequest request;
  request.set_case_id(head.case_id());
  request.set_unit(unit.unit);
  for (v1::IndicatorValue& value : read.values) *request.add_values() = std::move(value);
  TEPAT_ASSIGN(const auto judged, source.judge(request));
  *made.mutable_values() = request.values();
  made.mutable_sources()->Assign(read.sources.begin(), read.sources.end());
  FillRows(judged, made);
  FillJudged(unit, sheet, judged, preview.found.findings, made);
  return Ok();
}

// Each finding to its unit, or to the file.
void Distribute(Preview& preview) {
  v1::WorkbookCounts& counts = *preview.summary.mutable_counts();
  bool file_is_wrong = false;
  for (const v1::WorkbookFinding& finding : preview.found.findings) {
    if (finding.wrong()) counts.set_wrong(counts.wrong() + 1);
    if (!finding.wrong()) counts.set_notes(counts.notes() + 1);
    const auto unit = std::find_if(preview.units.begin(), preview.units.end(),
                                   [&](const auto& of) { return of.unit() == finding.unit(); });
    if (unit == preview.units.end()) {
      file_is_wrong = file_is_wrong || (finding.wrong() && finding.unit().empty());
      if (preview.summary.findings_size() < kFileFindingsMax) {
        *preview.summary.add_findings() = finding;
      }
      continue;
    }
    if (finding.wrong()) unit->set_sendable(false);
    if (unit->findings_size() < kUnitFindingsMax) *unit->add_findings() = finding;
  }
  // What belongs to no unit may belong to any.
  if (!file_is_wrong) return;
  for (v1::PreviewedUnit& unit : preview.units) unit.set_sendable(false);
}

// 0.85, which was shown as 85 %, as it was seen.
std::string AsPercent(std::string plain) {
  const bool negative = plain.starts_with('-');
  if (negative) plain.erase(0, 1);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string digits = plain.substr(0, point);
  std::string behind = point < plain.size() ? plain.substr(point + 1) : "";
  behind.resize(std::max<std::size_t>(behind.size(), 2), '0');
  digits += behind.substr(0, 2);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  behind.erase(0, 2);
  return (negative ? "-" : "") + digits + (behind.empty() ? "" : "," + behind) + "%";
}

// A cell as it was found, so that handing it in unchanged is wrong again where it was wrong: what a
// workbook changed behind the person's back is text there, which is no number.
xlsx::Content AsFound(const workbook::Cell& cell) {
  if (!cell.has_cached) return xlsx::Text{"?"};
  if (cell.kind != workbook::Kind::kNumber) return xlsx::Text{cell.text};
  if (cell.percent) return xlsx::Text{AsPercent(cell.text)};
  if (cell.rounded) return xlsx::Text{cell.text + "…"};
  return NumberCell(cell.text);
}

// What is said of a unit's cells, by their place in the file.
std::map<std::string, std::string> CommentsOn(const v1::PreviewedUnit& unit) {
  std::map<std::string, std::string> comments;
  const auto add = [&](const std::string& cell, const std::string& advice) {
    std::string& comment = comments[cell];
    comment += (comment.empty() ? "" : "\n") + advice;
  };
  for (const v1::WorkbookFinding& finding : unit.findings()) {
    if (finding.wrong()) add(finding.cell(), finding.advice());
  }
  for (const v1::JudgedCell& judged : unit.judged()) {
    if (!judged.cell().empty()) add(judged.cell(), judged.advice());
  }
  return comments;
}

TemplatePart MarkedPart(const v1::GetUnitSheetResponse& sheet, const FoundUnit& unit,
                        const std::map<std::string, std::string>& comments) {
  TemplatePart part{&sheet};
  const std::size_t lines = LinesOf(sheet).size();
  for (std::size_t line = 0; line < lines; ++line) {
    for (const Column column : kTyped) {
      const auto cell = unit.cells.find({line, column});
      const auto comment = comments.find(unit.At(line, column).cell);
      if (cell == unit.cells.end() && comment == comments.end()) continue;
      Typed& typed = part.typed[{line, column}];
      if (cell != unit.cells.end()) typed.content = AsFound(cell->second);
      if (comment != comments.end()) typed.comment = comment->second;
    }
  }
  return part;
}

// All of them, also those that no cell shows: rows that are gone, sheets that were not read.
std::vector<Listed> ListOf(const Preview& preview) {
  std::vector<Listed> listed;
  for (const v1::WorkbookFinding& finding : preview.found.findings) {
    const std::string sheet = finding.sheet().empty() ? finding.unit() : finding.sheet();
    listed.push_back({{finding.unit(), sheet, finding.cell()}, finding.found(), finding.advice()});
  }
  for (const v1::PreviewedUnit& unit : preview.units) {
    for (const v1::JudgedCell& judged : unit.judged()) {
      const std::string sheet = judged.sheet().empty() ? unit.unit() : judged.sheet();
      listed.push_back(
          {{unit.unit(), sheet, judged.cell()}, judged.finding().found(), judged.advice()});
    }
  }
  return listed;
}

}  // namespace

Result<std::string> MakeTemplate(const v1::GetTemplateRequest& request, const Source& source) {
  Sheets sheets;
  if (request.units().empty()) {
    TEPAT_ASSIGN(sheets, AllSheets(source, request.case_id()));
  }
  for (const std::string& unit : request.units()) {
    TEPAT_ASSIGN(sheets[unit], SheetWithPlan(source, request.case_id(), unit));
  }
  std::vector<TemplatePart> parts;
  for (const auto& [unit, sheet] : sheets) {
    parts.push_back({&sheet, request.filled() ? SentIn(sheet) : std::map<Key, Typed>()});
  }
  switch (request.format()) {
    case v1::WORKBOOK_FORMAT_CSV:
      return WriteCsv(parts, CsvReader::kPeople);
    case v1::WORKBOOK_FORMAT_MACHINE_CSV:
      return WriteCsv(parts, CsvReader::kPrograms);
    default:
      return WriteTemplate(parts);
  }
}

Result<Preview> PreviewFile(const v1::WorkbookHead& head, const std::string& bytes,
                            const Source& source) {
  Preview preview;
  preview.summary.set_case_id(head.case_id());
  *preview.summary.mutable_units() = head.units();
  preview.summary.mutable_counts();
  TEPAT_ASSIGN(preview.found, Find(head, bytes, source, preview.sheets));
  for (const FoundUnit& unit : preview.found.units) {
    TEPAT_TRY(Judge(head, source, unit, preview));
  }
  Distribute(preview);
  return preview;
}

Result<std::string> MarkedBook(const Preview& preview) {
  std::vector<TemplatePart> parts;
  for (const auto& one : preview.sheets) {
    // No structured binding: clang lets no lambda hold one.
    const std::string& name = one.first;
    const auto found = std::find_if(preview.found.units.begin(), preview.found.units.end(),
                                    [&](const FoundUnit& unit) { return unit.unit == name; });
    const auto made = std::find_if(preview.units.begin(), preview.units.end(),
                                   [&](const auto& unit) { return unit.unit() == name; });
    const bool read = found != preview.found.units.end() && made != preview.units.end();
    parts.push_back(read ? MarkedPart(one.second, *found, CommentsOn(*made))
                         : TemplatePart{&one.second});
  }
  // A list without a sheet to fill in would be a workbook that nobody can hand in.
  if (parts.empty()) {
    return Fail(Code::kConflict, "data_collection.nothing_to_mark",
                "no unit was found in the file");
  }
  return WriteTemplate(parts, ListOf(preview));
}

}  // namespace tepat::data_collection::book
