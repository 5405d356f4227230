// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/receipt.h"

namespace tepat::papers {
namespace {

pdf::Table TableOf(const std::vector<ReceivedDocument>& documents) {
  // Small: a fingerprint of 64 digits is to be compared by eye, on few lines.
  pdf::Table table{{{"No.", 0.5, pdf::Align::kRight},
                    {"Dokumen", 3},
                    {"Nama berkas", 2.5},
                    {"Sidik SHA-256", 3.4}},
                   {},
                   pdf::Look::kSmall};
  for (const ReceivedDocument& document : documents) {
    table.rows.push_back({std::to_string(table.rows.size() + 1), document.name,
                          OrDash(document.file), OrDash(document.hash)});
  }
  return table;
}

// Two receipts of unlike weight must not look alike.
std::string HowItIsKnown(const Receipt& data) {
  return data.is_declared
             ? "Penerimaan ini dinyatakan oleh kantor pengirim."
             : "Penerimaan ini dinyatakan sendiri oleh penerima melalui halaman terima.";
}

}  // namespace

pdf::Document ToDocument(const Receipt& data) {
  pdf::Document receipt =
      SheetOf(data.office, data.print, "Tanda terima", data.number, pdf::Paper::kF4);
  auto& blocks = receipt.blocks;
  blocks.emplace_back(pdf::Heading{"TANDA TERIMA", 1});
  pdf::Fields fields{{{"Nomor", OrDash(data.number)},
                      {"Diterima", TimeWords(data.received) + " " + data.zone_word},
                      {"Masa data", OrDash(data.period)},
                      {"Cara penyampaian", OrDash(data.way)}}};
  if (!data.note.empty()) fields.fields.push_back({"Catatan penerima", data.note});
  if (!data.manifest_hash.empty()) {
    fields.fields.push_back({"Sidik daftar paket", data.manifest_hash});
  }
  blocks.emplace_back(std::move(fields));
  blocks.emplace_back(TableOf(data.documents));
  blocks.emplace_back(pdf::Paragraph{{HowItIsKnown(data)}});
  blocks.emplace_back(pdf::Signatures{{SignatureOf(data.giver, "Yang menyerahkan,"),
                                       SignatureOf(data.receiver, "Yang menerima,")}});
  return receipt;
}

}  // namespace tepat::papers
