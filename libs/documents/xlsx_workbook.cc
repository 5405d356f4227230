// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/xlsx_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "libs/base/check.h"

namespace tepat::documents {
namespace {

constexpr std::size_t kTextMax = 32'000;  // Excel takes 32,767 characters
// In characters: narrower hides a heading, wider than a screen hides the next column.
constexpr double kColumnMin = 8;
constexpr double kColumnMax = 60;
constexpr double kSecondsOfDay = 86'400;

// Cut at a character of UTF-8, not within one.
std::string Cut(const std::string& text) {
  if (text.size() <= kTextMax) return text;
  std::size_t end = kTextMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

struct XlsxWorkbook::Impl {
  lxw_workbook* book = nullptr;  // owned; workbook_close frees it
  lxw_format* bold = nullptr;
  lxw_format* time = nullptr;
  lxw_format* span = nullptr;
  lxw_format* wrapped = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t row = 0;
  std::vector<double> widths;
  bool failed = false;

  // A row that could not be written is told at Close, once: whoever writes a thousand cells
  // asks once.
  void Note(lxw_error error) { failed = failed || error != LXW_NO_ERROR; }

  void Widen(lxw_col_t column, std::size_t characters) {
    if (column >= widths.size()) widths.resize(column + std::size_t{1}, kColumnMin);
    const double wanted = std::min(kColumnMax, static_cast<double>(characters) + 2);
    if (wanted <= widths[column]) return;
    widths[column] = wanted;
    Note(worksheet_set_column(sheet, column, column, wanted, nullptr));
  }

  void Write(lxw_col_t column, const std::string& text) {
    Note(worksheet_write_string(sheet, row, column, Cut(text).c_str(), wrapped));
    Widen(column, text.size());
  }
  void Write(lxw_col_t column, double number) {
    Note(worksheet_write_number(sheet, row, column, number, nullptr));
  }
  void Write(lxw_col_t column, const WallTime& at) {
    lxw_datetime wall{};
    // What is not a time stays readable as text rather than being left out.
    const int read = std::sscanf(at.text.c_str(), "%d-%d-%dT%d:%d:%lf", &wall.year, &wall.month,
                                 &wall.day, &wall.hour, &wall.min, &wall.sec);
    if (read != 6) return Write(column, at.text);
    wall.sec = static_cast<int>(wall.sec);
    Note(worksheet_write_datetime(sheet, row, column, &wall, time));
    Widen(column, 19);
  }
  void Write(lxw_col_t column, const Span& length) {
    Note(worksheet_write_number(sheet, row, column,
                                static_cast<double>(length.seconds) / kSecondsOfDay, span));
    Widen(column, 9);
  }
  void Write(lxw_col_t, std::monostate) {}
};

XlsxWorkbook::XlsxWorkbook(const std::string& path) : impl_(std::make_unique<Impl>()) {
  impl_->book = workbook_new(path.c_str());
  TEPAT_CHECK(impl_->book != nullptr);  // only memory can be short
  impl_->bold = workbook_add_format(impl_->book);
  format_set_bold(impl_->bold);
  impl_->time = workbook_add_format(impl_->book);
  format_set_num_format(impl_->time, "yyyy-mm-dd hh:mm:ss");
  impl_->span = workbook_add_format(impl_->book);
  format_set_num_format(impl_->span, "[h]:mm:ss");
  impl_->wrapped = workbook_add_format(impl_->book);
  format_set_text_wrap(impl_->wrapped);
  format_set_align(impl_->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

XlsxWorkbook::~XlsxWorkbook() {
  // Not closed, so nobody wants the file: free without writing it.
  if (impl_->book != nullptr) lxw_workbook_free(impl_->book);
}

void XlsxWorkbook::AddSheet(const std::string& name, const std::vector<std::string>& heading) {
  impl_->sheet = workbook_add_worksheet(impl_->book, name.c_str());
  TEPAT_CHECK(impl_->sheet != nullptr);  // names are ours, and valid
  impl_->widths.clear();
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    impl_->Note(worksheet_write_string(impl_->sheet, 0, column, heading[i].c_str(), impl_->bold));
    impl_->Widen(column, heading[i].size());
  }
  worksheet_freeze_panes(impl_->sheet, 1, 0);
  impl_->row = 1;
}

void XlsxWorkbook::AddRow(const std::vector<Cell>& cells) {
  TEPAT_CHECK(impl_->sheet != nullptr);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::visit([&](const auto& cell) { impl_->Write(static_cast<lxw_col_t>(i), cell); }, cells[i]);
  }
  ++impl_->row;
}

Status XlsxWorkbook::Close() {
  const lxw_error closed = workbook_close(std::exchange(impl_->book, nullptr));
  if (closed == LXW_NO_ERROR && !impl_->failed) return Ok();
  return Fail(Code::kInternal, "documents.cannot_write",
              std::string("the workbook could not be written: ") + lxw_strerror(closed));
}

}  // namespace tepat::documents
