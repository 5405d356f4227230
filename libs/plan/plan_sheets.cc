// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_sheets.h"

#include <algorithm>

#include "libs/measure/decimal.h"
#include "libs/plan/plan_words.h"

namespace tepat::plan {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A decimal with a comma; what is none stands as it is.
std::string Comma(std::string text) {
  if (measure::Decimal::ReadPlain(text)) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string TargetCell(const std::string& text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) return Comma(text);
  return Comma(text.substr(0, dots)) + ".." + Comma(text.substr(dots + 2));
}

// All of a list, with `;` between.
std::string ListCell(const Message& of, const FieldDescriptor& field) {
  const auto& reflection = *of.GetReflection();
  std::string text;
  for (int i = 0; i < reflection.FieldSize(of, &field); ++i) {
    text += (i == 0 ? "" : "; ") + (field.enum_type() != nullptr
                                        ? TermWord(*reflection.GetRepeatedEnum(of, &field, i))
                                        : reflection.GetRepeatedString(of, &field, i));
  }
  return text;
}

std::string TextOf(const Message& of, const FieldDescriptor& field, int index) {
  const auto& reflection = *of.GetReflection();
  if (index < 0) return reflection.GetString(of, &field);
  // A plan that was never judged may have fewer quarters.
  const bool there = index < reflection.FieldSize(of, &field);
  return there ? reflection.GetRepeatedString(of, &field, index) : std::string();
}

std::string CellOf(const Message& of, const Column& column) {
  const auto& field = *of.GetDescriptor()->FindFieldByName(column.field);
  const auto& reflection = *of.GetReflection();
  switch (column.form) {
    case CellForm::kDecimal:
    case CellForm::kCap:
      return Comma(TextOf(of, field, column.index));
    case CellForm::kTarget:
      return TargetCell(TextOf(of, field, column.index));
    case CellForm::kWhole:
      return std::to_string(reflection.GetInt32(of, &field));
    case CellForm::kYear: {
      const int year = reflection.GetInt32(of, &field);
      return year == 0 ? std::string() : std::to_string(year);
    }
    case CellForm::kTerm:
      return TermWord(*reflection.GetEnum(of, &field));
    case CellForm::kTerms:
    case CellForm::kKeys:
      return ListCell(of, field);
    case CellForm::kYesNo:
      return reflection.GetBool(of, &field) ? "ya" : "tidak";
    default:
      return TextOf(of, field, column.index);
  }
}

// `owner` is the indicator of a row that belongs to one.
std::vector<std::string> RowOf(const SheetLayout& sheet, const Message& of,
                               const std::string& owner) {
  std::vector<std::string> row;
  for (const Column& column : sheet.columns) {
    row.push_back(column.form == CellForm::kIndicator ? owner : CellOf(of, column));
  }
  return row;
}

void AddRows(const SheetLayout& sheet, const Message& of, const std::string& owner,
             PlanSheet& made) {
  const auto* list = of.GetDescriptor()->FindFieldByName(sheet.list);
  const auto& reflection = *of.GetReflection();
  for (int i = 0; i < reflection.FieldSize(of, list); ++i) {
    made.rows.push_back(RowOf(sheet, reflection.GetRepeatedMessage(of, list, i), owner));
  }
}

// The year is the plan's, all else in that row the agreement's.
void AddAgreement(const SheetLayout& sheet, const v1::Plan& plan, PlanSheet& made) {
  std::vector<std::string> row;
  for (const Column& column : sheet.columns) {
    const Message& of = IsOfPlan(sheet, column) ? static_cast<const Message&>(plan)
                                                : static_cast<const Message&>(plan.agreement());
    row.push_back(CellOf(of, column));
  }
  made.rows.push_back(std::move(row));
}

// The one row of a plan: what it is of, and the document that it is taken from.
std::vector<Column> AgreementColumns() {
  using enum CellForm;
  return {{"Tahun", "year", kWhole},
          {"Nomor", "number"},
          {"Tanggal", "date"},
          {"Pihak pertama", "first_party"},
          {"Pihak kedua", "second_party"},
          {"Perubahan", "change"}};
}

// What an indicator has once; its lists have sheets of their own.
std::vector<Column> IndicatorColumns() {
  using enum CellForm;
  return {{"Id", "id"},
          {"Kode", "code"},
          {"Nama", "name"},
          {"Definisi operasional", "definition"},
          {"Satuan", "unit_of_measure"},
          {"Desimal", "decimals", kWhole},
          {"Sasaran", "objective"},
          {"Sumber data", "source"},
          {"Unit", "units", kKeys},
          {"Arah", "direction", kTerm},
          {"Pengisian", "entry", kTerm},
          {"Penghitungan", "counting", kTerm},
          {"Akumulasi", "accumulation", kTerm},
          {"Penggabungan", "consolidation", kTerm},
          {"Faktor", "factor", kYear},
          {"Batas capaian", "cap", kCap},
          {"Nilai terkecil", "smallest", kDecimal},
          {"Nilai terbesar", "largest", kDecimal},
          {"Target akhir Renstra", "end_target", kTarget},
          {"Tahun akhir Renstra", "end_year", kYear},
          {"Standar nasional", "national_standard", kTarget}};
}

std::vector<Column> ComponentColumns() {
  using enum CellForm;
  return {{"Indikator", "", kIndicator},
          {"Kunci", "key"},
          {"Nama", "name"},
          {"Satuan", "unit_of_measure"},
          {"Peran", "role", kTerm}};
}

// A row for each target: of the office, or of units that share one.
std::vector<Column> TargetColumns() {
  using enum CellForm;
  return {{"Indikator", "", kIndicator},
          {"Unit", "units", kKeys},
          {"Tahun", "year", kTarget},
          {"Triwulan I", "quarters", kTarget, 0},
          {"Triwulan II", "quarters", kTarget, 1},
          {"Triwulan III", "quarters", kTarget, 2},
          {"Triwulan IV", "quarters", kTarget, 3}};
}

std::vector<Column> EvidenceColumns() {
  using enum CellForm;
  return {{"Indikator", "", kIndicator},
          {"Kunci", "key"},
          {"Nama", "name"},
          {"Wajib", "required", kYesNo},
          {"Bentuk", "kinds", kTerms}};
}

std::vector<Column> BudgetColumns() {
  using enum CellForm;
  return {{"Id", "id"},
          {"Kode", "code"},
          {"Nama", "name"},
          {"Jumlah", "amount", kDecimal},
          {"Sasaran", "objective"}};
}

}  // namespace

const std::vector<SheetLayout>& PlanLayout() {
  using enum CellForm;
  static const std::vector<SheetLayout> kLayout = {
      {"Perjanjian", "", false, true, AgreementColumns()},
      {"Sasaran", "objectives", false, true, {{"Id", "id"}, {"Nama", "name"}}},
      // Direction before the values: of a grade they are read otherwise.
      {"Indikator", "indicators", false, true, IndicatorColumns()},
      {"Komponen", "components", true, false, ComponentColumns()},
      {"Predikat",
       "scale",
       true,
       false,
       {{"Indikator", "", kIndicator}, {"Nama", "name"}, {"Angka", "number", kDecimal}}},
      {"Target", "targets", true, true, TargetColumns()},
      {"Riwayat",
       "history",
       true,
       false,
       {{"Indikator", "", kIndicator}, {"Tahun", "year", kWhole}, {"Nilai", "value", kTarget}}},
      {"Bukti", "evidence", true, false, EvidenceColumns()},
      {"Anggaran", "budget_lines", false, false, BudgetColumns()}};
  return kLayout;
}

bool IsOfPlan(const SheetLayout& sheet, const Column& column) {
  return *sheet.list == '\0' && std::string(column.field) == "year";
}

std::vector<PlanSheet> SheetsOf(const v1::Plan& plan) {
  std::vector<PlanSheet> sheets;
  for (const SheetLayout& layout : PlanLayout()) {
    PlanSheet made{layout.name, {}, {}};
    for (const Column& column : layout.columns) made.headings.emplace_back(column.heading);
    if (layout.of_indicator) {
      for (const v1::Indicator& one : plan.indicators()) AddRows(layout, one, one.id(), made);
    } else if (*layout.list == '\0') {
      AddAgreement(layout, plan, made);
    } else {
      AddRows(layout, plan, "", made);
    }
    sheets.push_back(std::move(made));
  }
  return sheets;
}

}  // namespace tepat::plan
