// SPDX-License-Identifier: Apache-2.0
// How long a person waits for what he handed in to be read: a workbook of 500 rows and 6 cells
// each, in the process itself, and in a process of its own.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "libs/base/check.h"
#include "libs/documents/workbook/apart.h"
#include "libs/documents/workbook/read_workbook.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/testing/folder.h"

namespace tepat::workbook {
namespace {

constexpr int kRows = 500;

// A unit's values, as an officer sends them.
std::string Sample() {
  const simulation::Folder folder;
  const std::string path = folder.path() + "/nilai.xlsx";
  documents::XlsxWorkbook book(path);
  book.AddSheet("Nilai", {"Kode", "Indikator", "Satuan", "Target", "Realisasi", "Penjelasan"});
  for (int row = 1; row < kRows; ++row) {
    const std::string number = std::to_string(row);
    book.AddRow({"IK." + number, "Jumlah dokumen yang diselesaikan " + number,
                 std::string("dokumen"), row * 1.1, row * 1.05, "Penjelasan " + number});
  }
  TEPAT_CHECK(book.Close());
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Read>
void Measure(benchmark::State& state, const Read& read) {
  const std::string bytes = Sample();
  for (auto _ : state) {
    const auto book = read(std::as_bytes(std::span(bytes.data(), bytes.size())));
    TEPAT_CHECK(book && book->sheets[0].cells.size() == std::size_t{6} * kRows);
  }
  state.SetItemsProcessed(state.iterations());
}

void ReadHere(benchmark::State& state) {
  Measure(state, [](std::span<const std::byte> bytes) { return ReadWorkbook(bytes); });
}
// By the wall's clock: most of it is waited for.
BENCHMARK(ReadHere)->UseRealTime();

void ReadApart(benchmark::State& state) {
  Measure(state, [](std::span<const std::byte> bytes) { return ReadWorkbookApart(bytes); });
}
BENCHMARK(ReadApart)->UseRealTime();

}  // namespace
}  // namespace tepat::workbook

BENCHMARK_MAIN();
