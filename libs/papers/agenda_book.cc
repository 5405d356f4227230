// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/agenda_book.h"

namespace tepat::papers {
namespace {

// Both numbers: an office that answers by the national system is asked for its own there.
std::string NumberOf(const AgendaEntry& entry) {
  if (entry.external_number.empty()) return OrDash(entry.letter_number);
  return OrDash(entry.letter_number) + "\nSRIKANDI " + entry.external_number;
}

// A cancelled entry stays where it was: its number is never given again.
std::string RemarkOf(const AgendaEntry& entry) {
  if (entry.cancelled_because.empty()) return OrDash(entry.archive_place);
  return "DIBATALKAN: " + entry.cancelled_because;
}

pdf::Table TableOf(const AgendaBook& data) {
  pdf::Table table;
  table.look = pdf::Look::kSmall;
  // Shares of F4 across: an agenda number and a date fit on one line, a subject on two.
  table.columns = {{"No. agenda", 1.6},
                   {"Diterima", 2.1},
                   {"Kode", 1.6},
                   {"Asal surat", 3.2},
                   {"Nomor surat", 3.4},
                   {"Tanggal surat", 1.9},
                   {"Lamp.", 1, pdf::Align::kRight},
                   {"Isi ringkas", 5},
                   {"Ditujukan kepada", 2.4},
                   {"Pengolah", 2.6},
                   {"Selesai", 1.9},
                   {"Keterangan", 2.8}};
  for (const AgendaEntry& entry : data.entries) {
    table.rows.push_back({entry.number, TimeWords(entry.received), OrDash(entry.code),
                          OrDash(entry.sender), NumberOf(entry), DateWords(entry.date),
                          std::to_string(entry.attachments), OrDash(entry.subject),
                          OrDash(entry.addressed_to), OrDash(entry.handler),
                          DateWords(entry.settled), RemarkOf(entry)});
  }
  return table;
}

}  // namespace

pdf::Document ToDocument(const AgendaBook& data) {
  pdf::Document book =
      SheetOf(data.office, data.print, "Buku agenda", data.period, pdf::Paper::kF4, true);
  auto& blocks = book.blocks;
  blocks.emplace_back(pdf::Heading{"BUKU AGENDA SURAT MASUK\n" + data.period, 1});
  if (data.entries.empty()) {
    // An empty table looks like a page that was not printed to its end.
    blocks.emplace_back(pdf::Paragraph{{"Tidak ada surat masuk pada masa ini."}});
  } else {
    blocks.emplace_back(TableOf(data));
    blocks.emplace_back(pdf::Paragraph{
        {"Jumlah surat: " + std::to_string(data.entries.size()), pdf::Look::kStrong}});
  }
  blocks.emplace_back(
      pdf::Signatures{{SignatureOf(data.head, "Mengetahui,"),
                       SignatureOf(data.clerk, PlaceAndDate(data.office, data.date))}});
  return book;
}

}  // namespace tepat::papers
