// SPDX-License-Identifier: Apache-2.0
// Reads the sheets of a plan's workbook into a plan. For plan_workbook alone.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "libs/documents/workbook/workbook.h"
#include "libs/plan/plan_book_reading.h"
#include "libs/plan/plan_sheets.h"

namespace tepat::plan {

// Fills a BookReading. Lives for one reading; both arguments outlive it.
class PlanSheetReader {
 public:
  PlanSheetReader(const workbook::Workbook& book, BookReading& made) : book_(book), made_(made) {}

  // Every sheet of the layout; sheets that it does not know are noted.
  void Read();

 private:
  using Message = google::protobuf::Message;

  const workbook::Sheet* FindSheet(const std::string& name) const;
  // Where each column of the layout stands, by its heading. False when no row can be read.
  bool ReadHeadings(int layout, const workbook::Sheet& sheet);
  void ReadRows(int layout, const workbook::Sheet& sheet);
  void ReadAgreement(int layout, const workbook::Sheet& sheet, int row);
  // The message that a row makes, noted as standing there; null when it belongs to nothing.
  Message* Begin(int layout, const workbook::Sheet& sheet, int row);
  void FillRow(int layout, const workbook::Sheet& sheet, int row, Message& message);
  void FillCell(const Column& column, const Spot& spot, const workbook::Cell& cell,
                Message& message);
  // What a cell says as text; nothing, with a mistake, when it says nothing that can be taken.
  std::optional<std::string> TextIn(const Column& column, const Spot& spot,
                                    const workbook::Cell& cell);
  const workbook::Cell* CellOf(int layout, std::size_t column, const workbook::Sheet& sheet,
                               int row) const;
  std::string HeadingsOf(int layout) const;
  void NoteSheets();

  const workbook::Workbook& book_;
  BookReading& made_;
  std::map<std::string, int> indicators_;  // by id: which one of the plan
  const v1::Indicator* owner_ = nullptr;   // of the row being read, on sheets whose rows have one
};

}  // namespace tepat::plan
