// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/words.h"

#include <array>
#include <string_view>

#include "libs/documents/file_words.h"

namespace tepat::workbook {
namespace {

using documents::DetailOf;
using documents::FileWords;

constexpr std::string_view kSaveAgain =
    "buka di Excel atau LibreOffice, simpan sebagai Excel (.xlsx), lalu unggah lagi";
constexpr std::string_view kSmaller =
    "simpan hanya lembar dan baris yang diperlukan, lalu unggah lagi";

constexpr std::array<FileWords, 11> kKinds = {{
    {"text", "berkas ini teks atau CSV, bukan buku kerja Excel"},
    {"html", "berkas ini halaman web, bukan buku kerja Excel"},
    {"rtf", "berkas ini dokumen RTF, bukan buku kerja Excel", "unggah berkas Excel (.xlsx)"},
    {"pdf", "berkas ini PDF, bukan buku kerja Excel", "unggah berkas Excel (.xlsx)"},
    {"image", "berkas ini gambar, bukan buku kerja Excel", "unggah berkas Excel (.xlsx)"},
    {"docx", "berkas ini dokumen Word, bukan buku kerja Excel", "unggah berkas Excel (.xlsx)"},
    {"pptx", "berkas ini presentasi, bukan buku kerja Excel", "unggah berkas Excel (.xlsx)"},
    {"odf", "berkas ini berformat OpenDocument, bukan Excel (.xlsx)"},
    {"xlsb", "berkas ini buku kerja biner (.xlsb), bukan Excel (.xlsx)"},
    {"zip", "berkas ini arsip ZIP, bukan buku kerja Excel",
     "unggah berkas Excel (.xlsx) di dalamnya"},
    {"other", "berkas ini bukan buku kerja Excel", "unggah berkas Excel (.xlsx)"},
}};

constexpr std::array<FileWords, 17> kSlugs = {{
    {"workbook.empty_file", "berkas ini kosong"},
    {"workbook.old_xls", "berkas ini berformat Excel lama (.xls)"},
    {"workbook.encrypted", "berkas ini terkunci dengan kata sandi",
     "hapus kata sandinya, simpan, lalu unggah lagi"},
    {"workbook.malformed", "berkas ini rusak atau terpotong"},
    {"workbook.too_large", "berkas ini terlalu besar", kSmaller},
    {"workbook.bomb", "isi berkas ini terlalu besar", kSmaller},
    {"workbook.too_many_sheets", "lembarnya terlalu banyak", kSmaller},
    {"workbook.too_many_rows", "barisnya terlalu banyak",
     "hapus baris kosong yang berformat, lalu unggah lagi"},
    {"workbook.too_many_cells", "selnya terlalu banyak", kSmaller},
    {"workbook.too_many_ranges", "sel gabungan atau baris tersembunyi terlalu banyak",
     "pisahkan sel gabungan, tampilkan semua baris, lalu unggah lagi"},
    {"workbook.text_too_long", "teksnya terlalu panjang", "pendekkan teks itu, lalu unggah lagi"},
    {"workbook.no_memory", "berkas ini terlalu berat untuk dibaca", kSmaller},
    {"child.too_much_memory", "berkas ini terlalu berat untuk dibaca", kSmaller},
    {"child.too_much_output", "berkas ini terlalu berat untuk dibaca", kSmaller},
    {"child.too_slow", "berkas ini terlalu lama dibaca", kSmaller},
    {"child.crashed", "berkas ini tidak dapat dibaca"},
    {"workbook.bad_answer", "berkas ini tidak dapat dibaca"},
}};

// What is not the file's fault, or not known here.
constexpr FileWords kOther = {"", "berkas belum dapat dibaca", "coba lagi beberapa saat lagi"};

std::string PlaceIn(const Error& error) {
  const std::string sheet = DetailOf(error, "sheet");
  const std::string cell = DetailOf(error, "cell");
  std::string place = sheet.empty() ? "" : "lembar \"" + sheet + "\"";
  if (!cell.empty()) place += (place.empty() ? "sel " : ", sel ") + cell;
  return place.empty() ? "" : place + ": ";
}

// `100.000`; a size of a file in MiB.
std::string LimitIn(const Error& error) {
  const std::string limit = DetailOf(error, "limit");
  if (limit.empty() || error.slug == "workbook.bomb") return "";
  constexpr std::size_t kMiBDigits = 7;
  if (error.slug == "workbook.too_large" && limit.size() >= kMiBDigits && limit.size() < 18) {
    std::size_t bytes = 0;
    for (const char digit : limit) bytes = bytes * 10 + static_cast<std::size_t>(digit - '0');
    return " (paling banyak " + std::to_string(bytes >> 20U) + " MiB)";
  }
  std::string grouped = limit;
  for (std::size_t at = limit.size(); at > 3; at -= 3) grouped.insert(at - 3, 1, '.');
  return " (paling banyak " + grouped + ")";
}

}  // namespace

std::string WordsFor(const Error& error) {
  const std::string value = DetailOf(error, "value");
  if (error.slug == "workbook.malformed" && error.details.contains("cell") && !value.empty()) {
    return PlaceIn(error) + "isi \"" + value + "\" tidak dapat dibaca; ketik ulang sel itu, " +
           "simpan, lalu unggah lagi";
  }
  const FileWords words = documents::WordsOf(error, kKinds, kSlugs, kOther);
  return PlaceIn(error) + std::string(words.wrong) + LimitIn(error) + "; " +
         std::string(words.cure.empty() ? kSaveAgain : words.cure);
}

}  // namespace tepat::workbook
