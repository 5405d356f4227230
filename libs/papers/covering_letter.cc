// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/covering_letter.h"

namespace tepat::papers {
namespace {

// The national system may be down when a package must go: what lacks is said, not left white.
constexpr const char* kAwaited = "(nomor resmi menyusul)";

pdf::Table TableOf(const CoveringLetter& data) {
  pdf::Table table{{{"No.", 0.5, pdf::Align::kRight},
                    {"Naskah yang dikirimkan", 4.5},
                    {"Banyaknya", 1.4},
                    {"Keterangan", 3}},
                   {}};
  for (const Enclosure& enclosure : data.enclosures) {
    table.rows.push_back({std::to_string(table.rows.size() + 1), enclosure.name,
                          OrDash(enclosure.count), OrDash(enclosure.remark)});
  }
  return table;
}

std::string AddressOf(const CoveringLetter& data) {
  std::string address = "Yth.";
  for (const std::string& line : data.addressee) {
    address += (&line == &data.addressee.front() ? " " : "\n") + line;
  }
  return address;
}

}  // namespace

pdf::Document ToDocument(const CoveringLetter& data) {
  pdf::Document letter =
      SheetOf(data.office, data.print, "Surat pengantar", data.number, pdf::Paper::kF4);
  const std::string number = data.number.empty() ? kAwaited : data.number;
  auto& blocks = letter.blocks;
  blocks.emplace_back(
      pdf::Paragraph{{PlaceAndDate(data.office, data.date), pdf::Look::kBody, pdf::Align::kRight}});
  blocks.emplace_back(pdf::Paragraph{{AddressOf(data)}});
  blocks.emplace_back(pdf::Heading{"SURAT PENGANTAR", 1});
  blocks.emplace_back(pdf::Paragraph{{"Nomor: " + number, pdf::Look::kBody, pdf::Align::kCenter}});
  blocks.emplace_back(pdf::Paragraph{
      {"Bersama ini disampaikan data kinerja " + data.period + " sebagai berikut."}});
  blocks.emplace_back(TableOf(data));
  if (!data.key_fingerprint.empty()) {
    blocks.emplace_back(pdf::Fields{{{"Sidik kunci kantor pada paket", data.key_fingerprint}}});
  }
  // Nobody's name: whoever takes it writes his own.
  pdf::Signature receiver = SignatureOf({"Penerima", "", "", ""}, "Diterima tanggal ............");
  blocks.emplace_back(
      pdf::Signatures{{std::move(receiver), SignatureOf(data.signer, "Pengirim,")}});
  return letter;
}

}  // namespace tepat::papers
