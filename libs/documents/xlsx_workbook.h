// SPDX-License-Identifier: Apache-2.0
// Writes XLSX workbooks: sheets of typed cells under a bold heading. Text is always text: nothing
// that people typed becomes a formula.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"

namespace tepat::documents {

// A point in time as the wall shows it, `2026-11-27T16:30:00` (further characters are ignored).
struct WallTime {
  std::string text;
};

// A span, shown as hours, minutes and seconds.
struct Span {
  std::int64_t seconds = 0;
};

// One cell; monostate stays empty. Text beyond 32,000 bytes is cut.
using Cell = std::variant<std::monostate, std::string, double, WallTime, Span>;

// Not thread-safe.
class XlsxWorkbook {
 public:
  // The file is made when the workbook is closed. `path` is overwritten.
  explicit XlsxWorkbook(const std::string& path);
  ~XlsxWorkbook();
  XlsxWorkbook(const XlsxWorkbook&) = delete;
  XlsxWorkbook& operator=(const XlsxWorkbook&) = delete;

  // Begins a sheet with its heading, which stays in sight. `name`: at most 31 characters.
  void AddSheet(const std::string& name, const std::vector<std::string>& heading);
  // Adds a row to the sheet begun last.
  void AddRow(const std::vector<Cell>& cells);

  // Writes the file; nothing may be added afterwards. Fails with kInternal
  // `documents.cannot_write`.
  Status Close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tepat::documents
