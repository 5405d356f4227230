// SPDX-License-Identifier: Apache-2.0
#include "services/cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "libs/base/findings.h"
#include "services/cli/output_file.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;

// Spans as hours: people read them here.
std::string ShownText(const Cell& cell) {
  const auto* span = std::get_if<Span>(&cell);
  if (span == nullptr) return documents::CellText(cell);
  return fmt::format("{}:{:02}:{:02}", span->seconds / 3600, span->seconds / 60 % 60,
                     span->seconds % 60);
}

Status WriteWorkbook(const Table& table, OutputFile& out) {
  // The library opens the file by its name and writes it whole when it is closed.
  out.stream().close();
  documents::XlsxWorkbook book(out.beside());
  AddTo(book, table);
  return book.Close();
}

}  // namespace

Cell SpanCell(const google::protobuf::Duration& time) { return Cell(Span{time.seconds()}); }

Status WriteTable(const Table& table, const std::string& path) {
  const auto format = std::filesystem::path(path).extension();
  const bool csv = format == ".csv";
  if (!csv && format != ".xlsx") {
    return Fail(Code::kInvalid, "cli.unknown_format", "the file's name must end in .csv or .xlsx");
  }
  TEPAT_ASSIGN(const auto out, OutputFile::Create(path));
  if (csv) {
    out->stream() << documents::CsvOf(table);
  } else {
    TEPAT_TRY(WriteWorkbook(table, *out));
  }
  return out->Finish();
}

std::string TextOf(const Table& table) {
  std::vector<std::vector<std::string>> lines = {table.heading};
  for (const auto& row : table.rows) {
    auto& line = lines.emplace_back();
    for (const Cell& cell : row) line.push_back(ShownText(cell));
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
