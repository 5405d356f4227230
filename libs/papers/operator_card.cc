// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/operator_card.h"

namespace tepat::papers {

pdf::Document ToDocument(const OperatorCard& data) {
  // A4: printers of small offices hold it when all else has run out.
  pdf::Document card =
      SheetOf(data.office, data.print, "Kartu operator", data.server, pdf::Paper::kA4);
  auto& blocks = card.blocks;
  blocks.emplace_back(pdf::Heading{"KARTU OPERATOR TEPAT", 1});
  blocks.emplace_back(pdf::Paragraph{
      {"Tempelkan kartu ini di dekat komputer server. Kode di kanan atas membuka portal."}});
  blocks.emplace_back(pdf::Fields{{{"Alamat portal", OrDash(data.print.link)},
                                   {"Komputer server", OrDash(data.server)},
                                   {"Folder data", OrDash(data.data_folder)},
                                   {"Folder cadangan", OrDash(data.backup_folder)},
                                   {"Cadangan terakhir", TimeWords(data.last_backup)}}});
  blocks.emplace_back(pdf::Heading{"Perintah", 2});
  // As tables: a command is copied letter by letter, and the eye must not slip a line.
  pdf::Table steps{{{"Untuk", 2}, {"Ketik", 3}}, {}};
  for (const OperatorStep& step : data.steps) steps.rows.push_back({step.aim, step.command});
  blocks.emplace_back(std::move(steps));
  blocks.emplace_back(pdf::Heading{"Bila macet, hubungi", 2});
  pdf::Table contacts{{{"Urusan", 2}, {"Nama", 2}, {"Telepon", 1.5}}, {}};
  for (const Contact& contact : data.contacts) {
    contacts.rows.push_back({contact.matter, OrDash(contact.name), OrDash(contact.telephone)});
  }
  blocks.emplace_back(std::move(contacts));
  return card;
}

}  // namespace tepat::papers
