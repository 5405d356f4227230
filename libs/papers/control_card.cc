// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/control_card.h"

namespace tepat::papers {
namespace {

using pdf::Box;
using pdf::BoxRow;
using pdf::Fields;

// One of the three, on a page of its own.
void PutCard(std::vector<pdf::Block>& blocks, const ControlCard& data, const std::string& number) {
  // The order of the boxes is that of the printed cards which offices have used so far.
  blocks.emplace_back(pdf::Heading{"KARTU KENDALI SURAT MASUK (LEMBAR " + number + ")", 1});
  blocks.emplace_back(BoxRow{{Box{1, {Fields{{{"Indeks", OrDash(data.index)}}}}},
                              Box{1, {Fields{{{"Kode", OrDash(data.code)}}}}},
                              Box{1, {Fields{{{"Nomor urut", OrDash(data.agenda_number)}}}}}}});
  blocks.emplace_back(BoxRow{{Box{1, {Fields{{{"Isi ringkas", OrDash(data.subject)}}}}}}});
  blocks.emplace_back(BoxRow{{Box{1, {Fields{{{"Dari", OrDash(data.from)}}}}},
                              Box{1, {Fields{{{"Kepada", OrDash(data.to)}}}}}}});
  blocks.emplace_back(
      BoxRow{{Box{1, {Fields{{{"Tanggal surat", DateWords(data.date)}}}}},
              Box{1, {Fields{{{"Nomor surat", OrDash(data.number)}}}}},
              Box{0.6, {Fields{{{"Lampiran", std::to_string(data.attachments)}}}}}}});
  blocks.emplace_back(BoxRow{{Box{1, {Fields{{{"Pengolah", OrDash(data.handler)}}}}},
                              Box{1, {Fields{{{"Diteruskan", TimeWords(data.forwarded)}}}}}}});
  blocks.emplace_back(BoxRow{{Box{1, {Fields{{{"Catatan", OrDash(data.note)}}}}}}});
  blocks.emplace_back(pdf::Signatures{{SignatureOf(data.receiver, "Tanda terima,")}, 12});
}

}  // namespace

pdf::Document ToDocument(const ControlCard& data) {
  pdf::Document card = SheetOf(data.office, data.print, "Kartu kendali", data.agenda_number,
                               pdf::Paper::kHalfFolio, true);
  // Filled in together: whoever fills in three by hand makes three different ones.
  for (const char* number : {"I", "II", "III"}) {
    if (!card.blocks.empty()) card.blocks.emplace_back(pdf::PageBreak{});
    PutCard(card.blocks, data, number);
  }
  return card;
}

}  // namespace tepat::papers
