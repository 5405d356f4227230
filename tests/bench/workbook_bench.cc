// SPDX-License-Identifier: Apache-2.0
// How long a person waits for what he handed in to be read: a workbook of 500 rows and 6 cells
// each, in the process itself, and in a process of its own; and a template of 500 rows from its
// bytes to its preview, and to the marked workbook. The preview is to take 300 ms at most.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "libs/base/check.h"
#include "libs/documents/workbook/apart.h"
#include "libs/documents/workbook/read_workbook.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/testing/folder.h"
#include "services/data-collection/workbook/preview.h"

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

namespace v1 = data_collection::v1;
using data_collection::book::MakeTemplate;
using data_collection::book::Preview;
using data_collection::book::PreviewFile;
using data_collection::book::Source;

// A unit of 500 indicators, all of which it has sent.
v1::GetUnitSheetResponse ManyRows() {
  v1::GetUnitSheetResponse sheet;
  sheet.set_case_id("k1");
  sheet.set_period("2026-TW3");
  sheet.set_plan_year(2026);
  sheet.set_plan_version(1);
  sheet.mutable_part()->set_unit("lurah");
  for (int row = 0; row < kRows; ++row) {
    v1::SheetRow* made = sheet.add_rows();
    const std::string number = std::to_string(row);
    made->mutable_indicator()->set_id("i" + number);
    made->mutable_indicator()->set_code("IKU." + number);
    made->mutable_indicator()->set_name("Jumlah dokumen yang diselesaikan " + number);
    made->mutable_indicator()->set_unit_of_measure("dokumen");
    made->set_target("80");
    made->mutable_value()->set_indicator("i" + number);
    made->mutable_value()->set_cause("Survei diperluas ke seluruh kelurahan");
    v1::ComponentValue* value = made->mutable_value()->add_components();
    value->set_component("nilai");
    value->set_value(number + ".25");
  }
  return sheet;
}

// Judging is the service's own: here it costs no more than its answer.
Source UnitOfManyRows() {
  const v1::GetUnitSheetResponse sheet = ManyRows();
  Source source;
  source.units = [](const auto&) -> Result<std::vector<std::string>> {
    return std::vector<std::string>{"lurah"};
  };
  source.sheet = [sheet](const auto&, const auto&) -> Result<v1::GetUnitSheetResponse> {
    return sheet;
  };
  source.judge = [sheet](const auto&) -> Result<v1::PreviewUnitDataResponse> {
    v1::PreviewUnitDataResponse judged;
    *judged.mutable_rows() = sheet.rows();
    return judged;
  };
  return source;
}

std::string TemplateOf(const Source& source) {
  v1::GetTemplateRequest request;
  request.set_case_id("k1");
  request.set_format(v1::WORKBOOK_FORMAT_XLSX);
  request.set_filled(true);
  const auto file = MakeTemplate(request, source);
  TEPAT_CHECK(file.has_value());
  return *file;
}

Preview PreviewOf(const std::string& file, const Source& source) {
  v1::WorkbookHead head;
  head.set_case_id("k1");
  auto preview = PreviewFile(head, file, source);
  TEPAT_CHECK(preview && preview->summary.counts().numbers() == kRows);
  TEPAT_CHECK(preview->units[0].sendable());
  return std::move(*preview);
}

void MakesTemplate(benchmark::State& state) {
  const Source source = UnitOfManyRows();
  for (auto _ : state) benchmark::DoNotOptimize(TemplateOf(source));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(MakesTemplate)->UseRealTime()->Unit(benchmark::kMillisecond);

void PreviewsTemplate(benchmark::State& state) {
  const Source source = UnitOfManyRows();
  const std::string file = TemplateOf(source);
  for (auto _ : state) benchmark::DoNotOptimize(PreviewOf(file, source));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(PreviewsTemplate)->UseRealTime()->Unit(benchmark::kMillisecond);

void MarksTemplate(benchmark::State& state) {
  const Source source = UnitOfManyRows();
  const Preview preview = PreviewOf(TemplateOf(source), source);
  for (auto _ : state) {
    const auto marked = data_collection::book::MarkedBook(preview);
    TEPAT_CHECK(marked.has_value());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(MarksTemplate)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tepat::workbook

BENCHMARK_MAIN();
