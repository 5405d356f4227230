// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/filled_book_fixture.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>
#include <utility>

#include "libs/base/check.h"
#include "libs/documents/workbook/read_workbook.h"
#include "libs/testing/project_file.h"

namespace tepat::data_collection::book {
namespace {

using workbook::Kind;
using workbook::Place;
using workbook::PlaceName;

std::string Escaped(const std::string& text) {
  std::string xml;
  for (const char c : text) {
    if (c == '<') xml += "&lt;";
    if (c == '&') xml += "&amp;";
    if (c != '<' && c != '&') xml += c;
  }
  return xml;
}

std::string TextElement(const std::string& text) {
  return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + Escaped(text) + "</t></is></c>";
}

plan::v1::Indicator& Add(v1::GetUnitSheetResponse& sheet, const std::string& id,
                         const std::string& name, const std::string& target) {
  v1::SheetRow* row = sheet.add_rows();
  row->set_target(target);
  plan::v1::Indicator* indicator = row->mutable_indicator();
  indicator->set_id(id);
  indicator->set_code("IKU-" + std::to_string(sheet.rows_size()));
  indicator->set_name(name);
  indicator->set_unit_of_measure("nilai");
  indicator->set_direction(plan::v1::DIRECTION_UP);
  return *indicator;
}

void AddComponent(plan::v1::Indicator& indicator, const std::string& key, const std::string& name) {
  plan::v1::Component* component = indicator.add_components();
  component->set_key(key);
  component->set_name(name);
  component->set_unit_of_measure("orang");
}

bool Has(const v1::PreviewUnitDataRequest& request, const Line& line) {
  for (const v1::IndicatorValue& value : request.values()) {
    if (value.indicator() != line.row->indicator().id()) continue;
    if (!value.no_data_reason().empty() || !ValueOf(value, line.key).empty()) return true;
  }
  return false;
}

v1::PreviewUnitDataResponse JudgedBy(const v1::GetUnitSheetResponse& sheet,
                                     const v1::PreviewUnitDataRequest& request) {
  v1::PreviewUnitDataResponse judged;
  *judged.mutable_rows() = sheet.rows();
  const std::vector<Line> lines = LinesOf(sheet);
  judged.set_cells_asked(static_cast<int>(lines.size()));
  const auto find = [&](v1::FindingKind kind, const std::string& indicator,
                        const std::string& component) {
    v1::Finding* finding = judged.add_findings();
    finding->set_kind(kind);
    finding->set_unit(request.unit());
    finding->set_indicator(indicator);
    finding->set_component(component);
  };
  for (const Line& line : lines) {
    if (Has(request, line)) {
      judged.set_cells_filled(judged.cells_filled() + 1);
    } else {
      find(v1::FINDING_KIND_NO_VALUE, line.row->indicator().id(), line.key);
    }
  }
  for (const v1::IndicatorValue& value : request.values()) {
    const std::string typed = value.indicator() == "ikm" ? ValueOf(value, "nilai") : "";
    if (typed.size() >= 3 && typed.find('.') == std::string::npos && typed != "100") {
      find(v1::FINDING_KIND_ABOVE_BOUNDS, "ikm", "nilai");
      judged.mutable_findings()->rbegin()->set_expected("100");
      judged.mutable_findings()->rbegin()->set_found(typed);
    }
  }
  return judged;
}

}  // namespace

v1::GetUnitSheetResponse SheetFor(const std::string& unit) {
  v1::GetUnitSheetResponse sheet;
  sheet.set_case_id(kCase);
  sheet.set_period("2026-TW3");
  sheet.set_plan_year(2026);
  sheet.set_plan_version(3);
  sheet.mutable_part()->set_unit(unit);
  sheet.mutable_part()->set_revision(4);
  Add(sheet, "ikm", "Indeks Kepuasan Masyarakat", "86.5");
  v1::PeriodValue* former = sheet.mutable_rows(0)->add_earlier();
  former->set_period("2026-TW2");
  former->set_value("85.25");
  plan::v1::Indicator& ratio = Add(sheet, "layanan", "Layanan tepat waktu", "90");
  AddComponent(ratio, "selesai", "Layanan selesai");
  AddComponent(ratio, "masuk", "Layanan masuk");
  plan::v1::Indicator& grade = Add(sheet, "sakip", "Predikat SAKIP", "BB");
  grade.set_direction(plan::v1::DIRECTION_GRADE);
  for (const char* name : {"B", "BB", "A"}) grade.add_scale()->set_name(name);
  AddComponent(Add(sheet, "apbdes", "Desa dengan APBDes", "8"), "desa", "Desa");
  return sheet;
}

FakeService::FakeService(const std::vector<std::string>& units) {
  for (const std::string& unit : units) sheets[unit] = SheetFor(unit);
}

Source FakeService::source() const {
  Source source;
  source.units = [this](const std::string&) -> Result<std::vector<std::string>> {
    std::vector<std::string> units;
    for (const auto& [unit, sheet] : sheets) units.push_back(unit);
    return units;
  };
  source.sheet = [this](const std::string&,
                        const std::string& unit) -> Result<v1::GetUnitSheetResponse> {
    if (denied.contains(unit)) return Fail(Code::kDenied, "identity.not_allowed", "no");
    const auto found = sheets.find(unit);
    if (found != sheets.end()) return found->second;
    return Fail(Code::kNotFound, "data_collection.unknown_unit", "no such unit");
  };
  source.judge =
      [this](const v1::PreviewUnitDataRequest& request) -> Result<v1::PreviewUnitDataResponse> {
    return JudgedBy(sheets.at(request.unit()), request);
  };
  return source;
}

FilledBook::FilledBook(const std::string& bytes) {
  const auto read = workbook::ReadWorkbook(workbook::BytesOf(bytes));
  TEPAT_CHECK(read.has_value());
  for (const workbook::Sheet& sheet : read->sheets) {
    Page& page = pages_.emplace_back(Page{sheet.name, sheet.hidden});
    for (const workbook::Cell& cell : sheet.cells) {
      page.cells[cell.place] =
          cell.kind == Kind::kNumber ? "<c><v>" + cell.text + "</v></c>" : TextElement(cell.text);
    }
  }
}

FilledBook FilledBook::Of(const FakeService& service, bool filled) {
  v1::GetTemplateRequest request;
  request.set_case_id(kCase);
  request.set_format(v1::WORKBOOK_FORMAT_XLSX);
  request.set_filled(filled);
  const auto bytes = MakeTemplate(request, service.source());
  EXPECT_TRUE(bytes) << bytes.error().slug << " " << bytes.error().message;
  TEPAT_CHECK(bytes.has_value());
  return FilledBook(*bytes);
}

FilledBook& FilledBook::Put(const std::string& cell, const std::string& element,
                            std::size_t sheet) {
  pages_.at(sheet).cells[*workbook::ReadPlace(cell)] = element;
  return *this;
}
FilledBook& FilledBook::Text(const std::string& cell, const std::string& text, std::size_t sheet) {
  return Put(cell, TextElement(text), sheet);
}
FilledBook& FilledBook::Number(const std::string& cell, const std::string& written,
                               std::size_t sheet) {
  return Put(cell, "<c><v>" + written + "</v></c>", sheet);
}
FilledBook& FilledBook::Clear(const std::string& cell, std::size_t sheet) {
  pages_.at(sheet).cells.erase(*workbook::ReadPlace(cell));
  return *this;
}
FilledBook& FilledBook::Merge(const std::string& range) {
  pages_[0].merged += "<mergeCell ref=\"" + range + "\"/>";
  return *this;
}
FilledBook& FilledBook::HideRow(int row) {
  pages_[0].hidden_rows.insert(row);
  return *this;
}
FilledBook& FilledBook::HideColumn(int column) {
  const std::string at = std::to_string(column);
  pages_[0].columns += "<col min=\"" + at + "\" max=\"" + at + "\" width=\"8\" hidden=\"1\"/>";
  return *this;
}

void FilledBook::Move(std::size_t sheet, bool rows, int from) {
  std::map<Place, std::string> moved;
  for (auto& [place, element] : pages_.at(sheet).cells) {
    Place to = place;
    if (rows && place.row >= from) ++to.row;
    if (!rows && place.column >= from) ++to.column;
    moved[to] = element;
  }
  pages_[sheet].cells = std::move(moved);
}
FilledBook& FilledBook::InsertRow(int row, std::size_t sheet) {
  Move(sheet, true, row);
  return *this;
}
FilledBook& FilledBook::InsertColumn(int column, std::size_t sheet) {
  Move(sheet, false, column);
  return *this;
}
FilledBook& FilledBook::AddSheet(const std::string& name) {
  pages_.push_back({name});
  pages_.back().cells[{1, 1}] = TextElement("hitungan");
  return *this;
}
FilledBook& FilledBook::CopySheet(const std::string& name) {
  Page copy = pages_[0];
  copy.name = name;
  pages_.push_back(std::move(copy));
  return *this;
}
FilledBook& FilledBook::RemoveSheet(std::size_t sheet) {
  pages_.erase(pages_.begin() + static_cast<std::ptrdiff_t>(sheet));
  return *this;
}
FilledBook& FilledBook::Rename(const std::string& name, std::size_t sheet) {
  pages_.at(sheet).name = name;
  return *this;
}
FilledBook& FilledBook::CountFrom1904() {
  from_1904_ = true;
  return *this;
}

std::string FilledBook::XmlOf(const Page& page) {
  std::string rows;
  int row = 0;
  for (const auto& [place, element] : page.cells) {
    if (place.row != row) {
      rows += row == 0 ? "" : "</row>";
      row = place.row;
      rows += "<row r=\"" + std::to_string(row) + "\"" +
              (page.hidden_rows.contains(row) ? " hidden=\"1\">" : ">");
    }
    rows += "<c r=\"" + PlaceName(place) + "\"" + element.substr(2);
  }
  const std::string columns = page.columns.empty() ? "" : "<cols>" + page.columns + "</cols>";
  const std::string merged =
      page.merged.empty() ? "" : "<mergeCells>" + page.merged + "</mergeCells>";
  return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
         columns + "<sheetData>" + rows + (row == 0 ? "" : "</row>") + "</sheetData>" + merged +
         "</worksheet>";
}

std::string FilledBook::bytes() const {
  // Styles 1 and 2: a date, and percent.
  workbook::Book book;
  book.styles = "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs>";
  workbook::Parts parts = book.parts();
  const std::string kRelations =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::string sheets;
  std::string relations;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const std::size_t at = i + 1;
    sheets += fmt::format(R"(<sheet name="{}" sheetId="{}" state="{}" r:id="s{}"/>)",
                          Escaped(pages_[i].name), at, pages_[i].hidden ? "hidden" : "visible", at);
    relations +=
        fmt::format(R"(<Relationship Id="s{}" Type="{}/worksheet" Target="worksheets/s{}.xml"/>)",
                    at, kRelations, at);
    parts = workbook::With(parts, fmt::format("xl/worksheets/s{}.xml", at), XmlOf(pages_[i]));
  }
  relations += "<Relationship Id=\"st\" Type=\"" + kRelations + "/styles\" Target=\"styles.xml\"/>";
  parts = workbook::With(
      parts, "xl/workbook.xml",
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
          kRelations + "\">" + (from_1904_ ? "<workbookPr date1904=\"1\"/>" : "") + "<sheets>" +
          sheets + "</sheets></workbook>");
  parts = workbook::With(
      parts, "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
          relations + "</Relationships>");
  return workbook::Zip(parts);
}

std::string FindingsIn(const Preview& preview) {
  std::string told;
  for (const v1::WorkbookFinding& finding : preview.found.findings) {
    const std::string kind = v1::WorkbookFindingKind_Name(finding.kind());
    told += finding.wrong() ? "wrong" : "note";
    told += finding.cell().empty() ? "" : " " + finding.cell();
    told += " " + kind.substr(std::string("WORKBOOK_FINDING_KIND_").size());
    told += finding.found().empty() ? "" : " " + finding.found();
    told += '\n';
    EXPECT_FALSE(finding.advice().empty()) << told;
    EXPECT_NE(finding.advice(), "periksa sel ini") << told;
  }
  return told;
}

Preview Read(const FakeService& service, const std::string& bytes) {
  v1::WorkbookHead head;
  head.set_case_id(kCase);
  auto preview = PreviewFile(head, bytes, service.source());
  EXPECT_TRUE(preview) << preview.error().slug << " " << preview.error().message;
  return preview ? std::move(*preview) : Preview();
}

std::string ValuesIn(const Preview& preview) {
  std::string told;
  EXPECT_EQ(preview.units.size(), 1U);
  if (preview.units.size() != 1) return told;
  for (const v1::IndicatorValue& value : preview.units[0].values()) {
    const auto add = [&](const std::string& name, const std::string& text) {
      if (!text.empty()) told += fmt::format("{}.{}={}\n", value.indicator(), name, text);
    };
    for (const v1::ComponentValue& component : value.components()) {
      add(component.component(), component.value());
    }
    add("no_data", value.no_data_reason());
    add("cause", value.cause());
    add("follow_up", value.follow_up());
  }
  return told;
}

std::vector<TypedNumber> TypedNumbers() {
  std::vector<TypedNumber> numbers;
  std::istringstream file(simulation::ReadProjectFile("tests/data/measure/number.tsv"));
  const std::string word = "number\t";
  const std::string answer = "\t=\t";
  for (std::string line; std::getline(file, line);) {
    const std::size_t at = line.rfind(answer);
    TEPAT_CHECK(line.starts_with(word) && at != std::string::npos && at >= word.size());
    numbers.push_back(
        {line.substr(word.size(), at - word.size()), line.substr(at + answer.size())});
  }
  return numbers;
}

v1::GetUnitSheetResponse SheetForTypedNumbers() {
  v1::GetUnitSheetResponse sheet = SheetFor();
  sheet.clear_rows();
  for (std::size_t i = 0; i < TypedNumbers().size(); ++i) {
    Add(sheet, std::to_string(i), "Angka " + std::to_string(i), "1");
  }
  return sheet;
}

void ExpectTypedNumbers(const Preview& preview, int first_row) {
  const std::vector<TypedNumber> numbers = TypedNumbers();
  std::vector<std::string> found(numbers.size(), "kosong");
  ASSERT_EQ(preview.units.size(), 1U);
  for (const v1::IndicatorValue& value : preview.units[0].values()) {
    found.at(std::stoul(value.indicator())) = ValueOf(value, "nilai");
  }
  for (const v1::WorkbookFinding& finding : preview.found.findings) {
    const auto place = workbook::ReadPlace(finding.cell());
    ASSERT_TRUE(place) << finding.cell();
    std::string& becomes = found.at(static_cast<std::size_t>(place->row - first_row));
    EXPECT_EQ(becomes, "kosong") << finding.cell() << ": a value all the same";
    if (finding.kind() == v1::WORKBOOK_FINDING_KIND_NOT_A_NUMBER) becomes = "bukan_angka";
    if (finding.kind() == v1::WORKBOOK_FINDING_KIND_TOO_LONG) becomes = "terlalu_panjang";
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    EXPECT_EQ(found[i], numbers[i].becomes) << numbers[i].typed;
  }
}

}  // namespace tepat::data_collection::book
