// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_sheet_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "libs/plan/plan_cell.h"

namespace tepat::plan {
namespace {

using google::protobuf::FieldDescriptor;

// Rows that hold something, below the headings; blank ones between them part nothing.
std::set<int> RowsOf(const workbook::Sheet& sheet) {
  std::set<int> rows;
  for (const workbook::Cell& cell : sheet.cells) {
    if (cell.place.row > 1) rows.insert(cell.place.row);
  }
  return rows;
}

}  // namespace

void PlanSheetReader::Read() {
  const auto& layout = PlanLayout();
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const int number = static_cast<int>(i);
    const workbook::Sheet* sheet = FindSheet(layout[i].name);
    if (sheet != nullptr) {
      if (ReadHeadings(number, *sheet)) ReadRows(number, *sheet);
    } else if (layout[i].required) {
      made_.readable = false;
      made_.AddAt({}, "lembar '" + std::string(layout[i].name) +
                          "' tidak ada; mulailah dari unduhan rencana, yang memuat semua lembar");
    }
  }
  NoteSheets();
}

const workbook::Sheet* PlanSheetReader::FindSheet(const std::string& name) const {
  for (const workbook::Sheet& sheet : book_.sheets) {
    if (Lower(Trimmed(sheet.name)) == Lower(name)) return &sheet;
  }
  return nullptr;
}

void PlanSheetReader::NoteSheets() {
  for (const workbook::Sheet& sheet : book_.sheets) {
    const auto& layout = PlanLayout();
    const bool known = std::any_of(layout.begin(), layout.end(), [&](const SheetLayout& one) {
      return FindSheet(one.name) == &sheet;
    });
    if (known || sheet.cells.empty()) continue;
    made_.notes.push_back({{}, "lembar " + Quoted(sheet.name) + " tidak dibaca"});
  }
}

std::string PlanSheetReader::HeadingsOf(int layout) const {
  std::string headings;
  const auto& columns = PlanLayout()[static_cast<std::size_t>(layout)].columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (made_.columns.contains({layout, static_cast<int>(i)})) continue;
    headings += (headings.empty() ? "'" : ", '") + std::string(columns[i].heading) + "'";
  }
  return headings;
}

bool PlanSheetReader::ReadHeadings(int layout, const workbook::Sheet& sheet) {
  const auto& columns = PlanLayout()[static_cast<std::size_t>(layout)].columns;
  std::set<int> known;
  for (const workbook::Cell& cell : sheet.cells) {
    if (cell.place.row != 1) break;
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& one) {
      return Lower(one.heading) == Lower(Trimmed(cell.text));
    });
    const Spot spot{layout, cell.place};
    if (column == columns.end()) {
      made_.AddAt(spot, "judul kolom " + Quoted(cell.text) + " tidak dikenal; hapus kolomnya, " +
                            "atau perbaiki judulnya");
      known.insert(cell.place.column);
    } else if (!made_.columns
                    .emplace(std::pair(layout, static_cast<int>(column - columns.begin())),
                             cell.place.column)
                    .second) {
      made_.AddAt(spot, "judul kolom " + Quoted(cell.text) + " ada dua kali; hapus satu");
    }
    known.insert(cell.place.column);
  }
  const std::string missing = HeadingsOf(layout);
  if (!missing.empty()) {
    made_.readable = false;
    made_.AddAt({layout, {1, 0}}, "judul kolom " + missing + " tidak ada di baris 1; tambahkan");
  }
  // Nothing that somebody typed is left out in silence.
  for (const workbook::Cell& cell : sheet.cells) {
    if (cell.place.row == 1 || known.contains(cell.place.column)) continue;
    made_.AddAt({layout, cell.place}, Quoted(cell.text) + " di luar tabel; hapus atau pindahkan");
  }
  for (const workbook::Range& range : sheet.merged) {
    made_.AddAt({layout, range.first}, "sel digabung; pisahkan, lalu isi tiap selnya");
  }
  return missing.empty();
}

void PlanSheetReader::ReadRows(int layout, const workbook::Sheet& sheet) {
  const SheetLayout& of = PlanLayout()[static_cast<std::size_t>(layout)];
  bool first = true;
  for (const int row : RowsOf(sheet)) {
    if (*of.list != '\0') {
      if (Message* message = Begin(layout, sheet, row)) FillRow(layout, sheet, row, *message);
    } else if (std::exchange(first, false)) {
      ReadAgreement(layout, sheet, row);
    } else {
      made_.AddAt({layout, {row, 1}}, "perjanjian hanya satu baris; hapus baris ini");
    }
  }
}

void PlanSheetReader::ReadAgreement(int layout, const workbook::Sheet& sheet, int row) {
  const SheetLayout& of = PlanLayout()[static_cast<std::size_t>(layout)];
  made_.rows["agreement/"] = {layout, {row, 0}};
  for (std::size_t i = 0; i < of.columns.size(); ++i) {
    const workbook::Cell* cell = CellOf(layout, i, sheet, row);
    if (cell == nullptr) continue;
    Message& message = IsOfPlan(of, of.columns[i])
                           ? static_cast<Message&>(made_.plan)
                           : static_cast<Message&>(*made_.plan.mutable_agreement());
    FillCell(of.columns[i], {layout, cell->place}, *cell, message);
  }
}

// Rows of components, targets and evidence name their indicator, which was read before them.
PlanSheetReader::Message* PlanSheetReader::Begin(int layout, const workbook::Sheet& sheet,
                                                 int row) {
  const SheetLayout& of = PlanLayout()[static_cast<std::size_t>(layout)];
  Message* owner = &made_.plan;
  std::string way;
  owner_ = nullptr;
  if (of.of_indicator) {
    const workbook::Cell* cell = CellOf(layout, 0, sheet, row);
    const std::string id = cell == nullptr ? "" : Trimmed(cell->text);
    const auto found = indicators_.find(id);
    if (found == indicators_.end()) {
      const int column = made_.columns.at({layout, 0});
      made_.AddAt({layout, {row, column}},
                  id.empty() ? "indikator baris ini belum diisi"
                             : "indikator " + Quoted(id) +
                                   " tidak ada di lembar 'Indikator'; perbaiki ejaannya");
      return nullptr;
    }
    owner = made_.plan.mutable_indicators(found->second);
    owner_ = &made_.plan.indicators(found->second);
    way = "indicators/" + std::to_string(found->second) + "/";
  }
  const FieldDescriptor* list = owner->GetDescriptor()->FindFieldByName(of.list);
  const int index = owner->GetReflection()->FieldSize(*owner, list);
  made_.rows[way + of.list + "/" + std::to_string(index) + "/"] = {layout, {row, 0}};
  return owner->GetReflection()->AddMessage(owner, list);
}

void PlanSheetReader::FillRow(int layout, const workbook::Sheet& sheet, int row, Message& message) {
  const SheetLayout& of = PlanLayout()[static_cast<std::size_t>(layout)];
  for (std::size_t i = 0; i < of.columns.size(); ++i) {
    if (of.columns[i].form == CellForm::kIndicator) continue;
    const workbook::Cell* cell = CellOf(layout, i, sheet, row);
    if (cell != nullptr) FillCell(of.columns[i], {layout, cell->place}, *cell, message);
  }
  // The first of an id has the rows that name it; the second is told as written twice.
  if (const auto* indicator = dynamic_cast<const v1::Indicator*>(&message)) {
    indicators_.emplace(indicator->id(), made_.plan.indicators_size() - 1);
  }
}

const workbook::Cell* PlanSheetReader::CellOf(int layout, std::size_t column,
                                              const workbook::Sheet& sheet, int row) const {
  return sheet.At({row, made_.columns.at({layout, static_cast<int>(column)})});
}

// Excel turns `1-2` into a date and 16 digits into 15: what stands there is not what was typed.
std::optional<std::string> PlanSheetReader::TextIn(const Column& column, const Spot& spot,
                                                   const workbook::Cell& cell) {
  using workbook::Kind;
  const bool date = std::string(column.field) == "date";
  std::string wrong;
  if (cell.kind == Kind::kError) {
    wrong = "rumus menghasilkan galat " + Quoted(cell.text) + "; perbaiki rumusnya";
  } else if (!cell.has_cached) {
    wrong = "rumus tanpa hasil; buka dan simpan buku kerja ini di Excel, lalu unggah lagi";
  } else if (cell.rounded) {
    wrong = "angka lebih dari 15 digit sudah dibulatkan; tulis sebagai teks";
  } else if (cell.percent) {
    // What the person saw is another number, a hundred times as large.
    wrong =
        "sel berformat persen menyimpan 85% sebagai 0,85; ubah format sel menjadi Angka, lalu "
        "tulis angkanya";
  } else if (cell.kind == Kind::kDate && !date) {
    wrong = "terbaca sebagai tanggal " + Quoted(cell.text) + "; ubah format selnya menjadi teks, " +
            "lalu tulis lagi";
  }
  if (wrong.empty()) return Trimmed(cell.text);
  made_.AddAt(spot, wrong);
  return std::nullopt;
}

void PlanSheetReader::FillCell(const Column& column, const Spot& spot, const workbook::Cell& cell,
                               Message& message) {
  const auto text = TextIn(column, spot, cell);
  if (!text || text->empty()) return;
  const auto* self = dynamic_cast<const v1::Indicator*>(&message);
  const v1::Indicator* indicator = self != nullptr ? self : owner_;
  const bool grades = indicator != nullptr && indicator->direction() == v1::DIRECTION_GRADE;
  const std::string wrong =
      FillField(message, column, {*text, cell.kind == workbook::Kind::kNumber, grades});
  if (!wrong.empty()) made_.AddAt(spot, wrong);
}

}  // namespace tepat::plan
