// SPDX-License-Identifier: Apache-2.0
// Workbooks for tests, made part by part: the writers of the world disagree in just what a library
// that writes workbooks would not let a test choose.
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/workbook/workbook.h"

namespace tepat::workbook {

// Names and contents, in the order of the archive.
using Parts = std::vector<std::pair<std::string, std::string>>;

// A ZIP archive of them.
std::string Zip(const Parts& parts);
// The same, locked with a password as an archive.
std::string LockedZip(const Parts& parts);

// What a test may choose of a workbook of one sheet, `Data`; the rest is as Excel writes it.
struct Book {
  std::string rows;              // XML within sheetData
  std::string behind_rows = "";  // XML behind sheetData
  std::string before_rows = "";  // XML before it
  std::string texts = "";        // XML within sst
  std::string styles = "";       // XML within styleSheet
  std::string properties = "";   // XML before the sheets
  std::string state = "visible";

  Parts parts() const;
  std::string bytes() const { return Zip(parts()); }
};

// A workbook of one column of numbers, which every program opens.
Book GoodBook();

// One cell in A1 and nothing else: `<c r="A1" …>`.
Book OfCell(const std::string& cell);

// As many sheets with one cell each.
Parts ManySheets(int count);

// Puts another content in the place of a part.
Parts With(Parts parts, const std::string& name, const std::string& content);

// Takes a part away.
Parts Without(Parts parts, const std::string& name);

// The content of one part of a whole file.
std::string PartOf(const std::string& bytes, const std::string& name);

// Turns one bit of some bytes round.
void FlipABit(std::string& bytes, std::mt19937& random);

std::span<const std::byte> BytesOf(const std::string& text);

// `B2 number 79.35`, a line for each cell, with `formula`, `uncached`, `rounded` and `percent`
// where they hold; several sheets with their names, `!` and `(hidden)`; or the slug of an error
// with its details.
std::string Told(const Result<Workbook>& read);

// Reads a whole file as ReadWorkbook does, and tells it.
std::string ToldOf(const std::string& bytes, const WorkbookLimits& limits = {});

}  // namespace tepat::workbook
