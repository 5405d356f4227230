// SPDX-License-Identifier: Apache-2.0
// For tests: units with a plan, a service that answers for them, and templates that a person has
// filled in, or broken.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/workbook.h"
#include "services/data-collection/workbook/preview.h"

namespace tepat::data_collection::book {

inline constexpr const char* kCase = "0199aaaa-0000-7000-8000-000000000001";

// A unit's sheet of four indicators. Lines, from row 5: `ikm` typed directly with a former value;
// `layanan` of two components; `sakip` of grades; `apbdes`, a sum of one component.
v1::GetUnitSheetResponse SheetFor(const std::string& unit = "lurah_jogotrunan");

// A service that knows some units, and judges: components without a number lack, and `ikm` may not
// be above 100.
struct FakeService {
  explicit FakeService(const std::vector<std::string>& units = {"lurah_jogotrunan"});
  Source source() const;

  std::map<std::string, v1::GetUnitSheetResponse> sheets;
  std::set<std::string> denied = {};  // asked of the case, not the caller's
};

// A workbook as some office program saved it, cell by cell.
class FilledBook {
 public:
  // Opens a template.
  explicit FilledBook(const std::string& bytes);
  // The template of a service's units.
  static FilledBook Of(const FakeService& service, bool filled = false);

  // The element of a cell without its place: `<c><v>1</v></c>`; what stood there is gone.
  FilledBook& Put(const std::string& cell, const std::string& element, std::size_t sheet = 0);
  FilledBook& Text(const std::string& cell, const std::string& text, std::size_t sheet = 0);
  FilledBook& Number(const std::string& cell, const std::string& written, std::size_t sheet = 0);
  FilledBook& Clear(const std::string& cell, std::size_t sheet = 0);
  FilledBook& Merge(const std::string& range);
  FilledBook& HideRow(int row);
  FilledBook& HideColumn(int column);
  // Everything from there on moves down, or to the right.
  FilledBook& InsertRow(int row, std::size_t sheet = 0);
  FilledBook& InsertColumn(int column, std::size_t sheet = 0);
  FilledBook& AddSheet(const std::string& name);
  FilledBook& CopySheet(const std::string& name);
  FilledBook& RemoveSheet(std::size_t sheet);
  FilledBook& Rename(const std::string& name, std::size_t sheet = 0);
  FilledBook& CountFrom1904();

  std::string bytes() const;

 private:
  struct Page {
    std::string name;
    bool hidden = false;
    std::map<workbook::Place, std::string> cells = {};  // elements
    std::string merged = {};
    std::set<int> hidden_rows = {};
    std::string columns = {};
  };

  static std::string XmlOf(const Page& page);
  void Move(std::size_t sheet, bool rows, int from);

  std::vector<Page> pages_;
  bool from_1904_ = false;
};

// What a file becomes: `wrong B7 NOT_A_NUMBER found`, a line for each finding, notes with `note`.
std::string FindingsIn(const Preview& preview);

// Reads a file for the whole case; an error is a failure of the test.
Preview Read(const FakeService& service, const std::string& bytes);

// The values of a preview's only unit, as `indicator.component=value` and texts, a line each.
std::string ValuesIn(const Preview& preview);

// Numbers as people type them.
struct TypedNumber {
  std::string typed;
  std::string becomes;  // a plain number, `kosong`, `bukan_angka` or `terlalu_panjang`
};
// Those on which two derivations agree: tests/data/measure/number.tsv.
std::vector<TypedNumber> TypedNumbers();

// A unit's sheet with a line for each of them: the first in the first row, and so on.
v1::GetUnitSheetResponse SheetForTypedNumbers();
// Each became what the vectors say; the first stood in that row.
void ExpectTypedNumbers(const Preview& preview, int first_row);

}  // namespace tepat::data_collection::book
