// SPDX-License-Identifier: Apache-2.0
// A document that holds one of everything, for tests and the bench.
#pragma once

#include <string>

#include "libs/documents/pdf/document.h"

namespace tepat::pdf {

// An empty page with letterhead, code and foot.
inline Document EmptyDocument() {
  Document document;
  document.title = "Lembar uji";
  document.author = "KECAMATAN LUMAJANG";
  document.language = "id-ID";
  document.created = *ParseInstant("2026-11-27T16:30:00+07:00");
  document.letterhead = {
      {"PEMERINTAH KABUPATEN LUMAJANG"}, "KECAMATAN LUMAJANG", {"Jalan Contoh 1, Lumajang 67311"}};
  document.code = LinkCode{"https://tepat.example/b/7F3A-22", "7F3A-22"};
  document.footer = {"Lembar uji · versi 3", "Halaman", "dari"};
  return document;
}

inline Table SomeTable(int rows) {
  Table table{{{"No.", 1, Align::kRight}, {"Perihal", 4}, {"Nilai", 2, Align::kRight}}, {}};
  for (int i = 1; i <= rows; ++i) {
    const std::string number = std::to_string(i);
    table.rows.push_back({number, "Perihal surat nomor " + number, number + ",25"});
  }
  return table;
}

inline Document OneOfEverything() {
  Document document = EmptyDocument();
  document.blocks = {
      Heading{"JUDUL LEMBAR", 1},
      Paragraph{{"Alinea pembuka dengan efisiensi ≥ 90 %."}},
      Fields{{{"Nomor", "050/123/427.55/2026"}, {"Hal", "Pengumpulan data"}}},
      BoxRow{{Box{1, {Fields{{{"Dari", "Bappeda"}}}}},
              Box{2, {Checks{{{"Segera", true}, {"Biasa", false}}, 2}, Room{10}}}}},
      BoxRow{{Box{1, {Paragraph{{"Catatan kotak"}}}}}},
      Heading{"Tabel", 2},
      SomeTable(3),
      Bars{{{"Seksi Pemerintahan", 0.75, "75,00 %"}, {"Seksi Umum", 0, "0,00 %"}}},
      Signatures{{Signature{{"Mengetahui,", "Sekretaris"}, "Nama Satu", {"NIP 1"}},
                  Signature{{"Lumajang, 5 Mei 2026", "Camat"}, "Nama Dua", {"NIP 2"}}}}};
  return document;
}

}  // namespace tepat::pdf
