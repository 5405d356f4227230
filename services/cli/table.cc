// SPDX-License-Identifier: Apache-2.0
#include "services/cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "libs/base/findings.h"
#include "services/cli/output_file.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;

// As text; spans in whole seconds when a machine reads them, else as hours.
std::string CellText(const Cell& cell, bool machine) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{:.12g}", *number);
  if (const auto* time = std::get_if<documents::WallTime>(&cell)) return time->text;
  if (const auto* span = std::get_if<documents::Span>(&cell)) {
    if (machine) return std::to_string(span->seconds);
    return fmt::format("{}:{:02}:{:02}", span->seconds / 3600, span->seconds / 60 % 60,
                       span->seconds % 60);
  }
  return {};
}

// A field of CSV. What a spreadsheet would take for a formula is told to be text.
std::string Field(std::string text) {
  // A name that begins so would run as a formula at whoever opens the file.
  if (!text.empty() && std::string("=+-@\t\r").find(text[0]) != std::string::npos) {
    text.insert(0, 1, '\'');
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

Status WriteWorkbook(const Table& table, OutputFile& out) {
  // The library opens the file by its name and writes it whole when it is closed.
  out.stream().close();
  documents::XlsxWorkbook book(out.beside());
  AddTo(book, table);
  return book.Close();
}

}  // namespace

Cell NumberCell(int number) { return Cell(static_cast<double>(number)); }

Cell SpanCell(const google::protobuf::Duration& time) { return Cell(Span{time.seconds()}); }

Cell PercentCell(int part, int whole) {
  // No visits: nothing was on time, and nothing is divided.
  const double percent = whole == 0 ? 0 : 100.0 * part / whole;
  return Cell(std::round(percent * 10) / 10);
}

std::string CsvOf(const Table& table) {
  std::string csv;
  const auto add = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) csv += (i > 0 ? "," : "") + Field(fields[i]);
    csv += "\r\n";
  };
  add(table.heading);
  for (const auto& row : table.rows) {
    std::vector<std::string> fields;
    fields.reserve(row.size());
    for (const Cell& cell : row) fields.push_back(CellText(cell, true));
    add(fields);
  }
  return csv;
}

void AddTo(documents::XlsxWorkbook& book, const Table& table) {
  book.AddSheet(table.name, table.heading);
  for (const auto& row : table.rows) book.AddRow(row);
}

Status WriteTable(const Table& table, const std::string& path) {
  const auto format = std::filesystem::path(path).extension();
  const bool csv = format == ".csv";
  if (!csv && format != ".xlsx") {
    return Fail(Code::kInvalid, "cli.unknown_format", "the file's name must end in .csv or .xlsx");
  }
  TEPAT_ASSIGN(const auto out, OutputFile::Create(path));
  if (csv) {
    out->stream() << CsvOf(table);
  } else {
    TEPAT_TRY(WriteWorkbook(table, *out));
  }
  return out->Finish();
}

std::string TextOf(const Table& table) {
  std::vector<std::vector<std::string>> lines = {table.heading};
  for (const auto& row : table.rows) {
    auto& line = lines.emplace_back();
    for (const Cell& cell : row) line.push_back(CellText(cell, false));
  }
  // In characters, not bytes: names have accents, and dashes are three bytes long.
  std::vector<std::size_t> widths(table.heading.size());
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], CharactersIn(line[i]));
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string space(widths[i] - CharactersIn(line[i]), ' ');
      text += (i == 0 ? line[i] + space : "  " + space + line[i]);
    }
    text += '\n';
  }
  return text;
}

}  // namespace tepat::cli
