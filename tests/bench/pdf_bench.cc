// SPDX-License-Identifier: Apache-2.0
// How long a person waits for a sheet: a lembar disposisi with all that Lumajang's office lists,
// with its code, fonts already loaded; and an agenda of 400 letters. Each run is timed by itself:
// what one in a hundred waits for is the figure.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "libs/base/check.h"
#include "libs/documents/pdf/write_pdf.h"
#include "libs/papers/agenda_book.h"
#include "libs/papers/disposition_sheet.h"

namespace tepat::papers {
namespace {

constexpr int kSheets = 500;
constexpr int kBooks = 20;
constexpr int kLetters = 400;

Print SomePrint() {
  Print print;
  print.version = "SOP 427.90/26/01/2024 versi 2";
  print.short_code = "7F3A-22";
  print.link = "http://192.168.1.10:8080/b/7F3A-22";
  return print;
}

const Office kOffice = {{"PEMERINTAH KABUPATEN LUMAJANG"},
                        "KECAMATAN LUMAJANG",
                        {"Jalan Contoh Nomor 1, Lumajang"},
                        "Lumajang"};

pdf::Document Sheet() {
  DispositionSheet data;
  data.office = kOffice;
  data.print = SomePrint();
  data.sender = "Badan Perencanaan Pembangunan Daerah Kabupaten Lumajang";
  data.number = "050/123/427.55/2026";
  data.subject = "Pengumpulan Data Kinerja Triwulan I Tahun 2026";
  data.natures = {{"Biasa", true}, {"Terbatas"}, {"Rahasia"}, {"Sangat Rahasia"}};
  data.urgencies = {{"Biasa"}, {"Segera", true}, {"Sangat Segera"}};
  for (int i = 0; i < 14; ++i) data.recipients.push_back({fmt::format("Kepala Seksi {}", i)});
  for (int i = 0; i < 24; ++i) data.instructions.push_back({fmt::format("Tindak lanjuti {}", i)});
  data.note = "Libatkan semua lurah.";
  data.signer = {"Camat Lumajang", "Nama Camat", "Pembina", "197001011990031002"};
  return ToDocument(data);
}

pdf::Document Book() {
  AgendaBook data;
  data.office = kOffice;
  data.print = SomePrint();
  data.period = "Triwulan I 2026";
  for (int i = 1; i <= kLetters; ++i) {
    AgendaEntry entry;
    entry.number = fmt::format("{}/2026", i);
    entry.sender = "Bappeda Kabupaten Lumajang";
    entry.letter_number = fmt::format("050/{}/427.55/2026", i);
    entry.subject = "Pengumpulan Data Kinerja Triwulan I Tahun 2026";
    data.entries.push_back(entry);
  }
  return ToDocument(data);
}

// Milliseconds of each run, in order of length.
std::vector<double> TimesOf(const pdf::Document& document, int runs, const pdf::Fonts& fonts) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const auto file = pdf::WritePdf(document, fonts);
    const auto took = std::chrono::steady_clock::now() - begin;
    TEPAT_CHECK(file.has_value());
    times.push_back(std::chrono::duration<double, std::milli>(took).count());
  }
  std::sort(times.begin(), times.end());
  return times;
}

void Measure() {
  const pdf::Fonts fonts;
  TEPAT_CHECK(fonts.Check());
  const auto sheets = TimesOf(Sheet(), kSheets, fonts);
  const auto books = TimesOf(Book(), kBooks, fonts);
  // In JSON, for the script.
  fmt::print("{{\"sheet_p99_ms\": {:.3f}, \"sheet_p50_ms\": {:.3f}, \"letters_p50_ms\": {:.3f}}}\n",
             sheets[kSheets * 99 / 100], sheets[kSheets / 2], books[kBooks / 2]);
}

}  // namespace
}  // namespace tepat::papers

int main() { tepat::papers::Measure(); }
