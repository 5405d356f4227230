// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/disposition_sheet.h"

#include <utility>

namespace tepat::papers {
namespace {

using pdf::Box;
using pdf::BoxRow;
using pdf::Look;
using pdf::Paragraph;

// Where something is to be written by hand.
constexpr double kNoteRoom = 10;
constexpr double kSignatureRoom = 13;

Paragraph Label(const std::string& text) { return {{text, Look::kSmallStrong}}; }

BoxRow LetterBoxes(const DispositionSheet& data) {
  const pdf::Fields from{{{"Surat dari", OrDash(data.sender)},
                          {"Nomor surat", OrDash(data.number)},
                          {"Tanggal surat", DateWords(data.date)},
                          {"Lampiran", std::to_string(data.attachments)}}};
  const pdf::Fields here{
      {{"Diterima", TimeWords(data.received)}, {"Nomor agenda", OrDash(data.agenda_number)}}};
  return {{Box{1, {from}}, Box{1,
                               {here, Label("Sifat"), ChecksOf(data.natures, 2, Look::kSmall),
                                Label("Urgensi"), ChecksOf(data.urgencies, 2, Look::kSmall)}}}};
}

// A long list takes two columns, so that the sheet stays one page.
BoxRow DecisionBoxes(const DispositionSheet& data) {
  return {{Box{1, {Label("Diteruskan kepada Sdr."), ChecksOf(data.recipients, 1, Look::kSmall)}},
           Box{1, {Label("Dengan hormat harap"), ChecksOf(data.instructions, 2, Look::kSmall)}}}};
}

Box Note(const std::string& label, const std::string& text) {
  Box box{1, {Label(label)}};
  if (text.empty()) {
    box.parts.emplace_back(pdf::Room{kNoteRoom});
  } else {
    box.parts.emplace_back(Paragraph{{text}});
  }
  return box;
}

BoxRow NoteBoxes(const DispositionSheet& data) {
  Box note = Note("Catatan", data.note);
  note.share = 2.4;
  return {{std::move(note), Box{1, {Label("Batas waktu"), Paragraph{{DateWords(data.deadline)}}}}}};
}

}  // namespace

pdf::Document ToDocument(const DispositionSheet& data) {
  pdf::Document sheet =
      SheetOf(data.office, data.print, "Lembar disposisi", data.number, pdf::Paper::kHalfFolio);
  // As on the form that offices use: letter, what it is about, to whom, what to do, notes, who
  // signs.
  auto& blocks = sheet.blocks;
  blocks.emplace_back(pdf::Heading{"LEMBAR DISPOSISI", 1});
  blocks.emplace_back(Paragraph{
      {"Lembar ini tidak boleh dipisahkan dari suratnya.", Look::kNote, pdf::Align::kCenter}});
  blocks.emplace_back(LetterBoxes(data));
  blocks.emplace_back(BoxRow{{Box{1, {pdf::Fields{{{"Hal", OrDash(data.subject)}}}}}}});
  blocks.emplace_back(DecisionBoxes(data));
  if (!data.advice.empty()) blocks.emplace_back(BoxRow{{Note("Saran Sekretaris", data.advice)}});
  blocks.emplace_back(NoteBoxes(data));
  blocks.emplace_back(pdf::Signatures{
      {SignatureOf(data.signer, PlaceAndDate(data.office, data.issued))}, kSignatureRoom});
  return sheet;
}

}  // namespace tepat::papers
