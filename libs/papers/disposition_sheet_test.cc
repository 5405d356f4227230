// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/disposition_sheet.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;

// As an office fills it at most: all positions and instructions that Lumajang lists.
DispositionSheet SomeSheet() {
  DispositionSheet data;
  data.office = SomeOffice();
  data.print = SomePrint();
  data.sender = "Badan Perencanaan Pembangunan Daerah Kabupaten Lumajang";
  data.number = "050/123/427.55/2026";
  data.date = "2026-05-04";
  data.received = "2026-05-05T08:12";
  data.agenda_number = "42/2026";
  data.subject = "Pengumpulan Data Kinerja Triwulan I Tahun 2026";
  data.attachments = 3;
  data.natures = {{"Biasa", true}, {"Terbatas"}, {"Rahasia"}, {"Sangat Rahasia"}};
  data.urgencies = {{"Biasa"}, {"Segera", true}, {"Sangat Segera"}};
  data.recipients = {{"Sekretaris Kecamatan"},
                     {"Kepala Seksi Pelayanan Umum"},
                     {"Kepala Seksi Pemerintahan"},
                     {"Kepala Seksi Pemberdayaan Masyarakat"},
                     {"Kepala Sub Bagian Umum dan Kepegawaian"},
                     {"Kepala Sub Bagian Keuangan", true}};
  for (const char* name : {"Citrodiwangsan", "Ditotrunan", "Jogotrunan", "Jogoyudan", "Kepuharjo",
                           "Rogotrunan", "Tompokersan"}) {
    data.recipients.push_back({std::string("Lurah ") + name});
  }
  for (const char* text : {"Setuju",
                           "Tolak",
                           "Teliti dan pendapat",
                           "Untuk diketahui",
                           "Selesaikan",
                           "Sesuai catatan",
                           "Untuk perhatian",
                           "Edarkan",
                           "Jawab",
                           "Perbaiki",
                           "Bicarakan dengan saya",
                           "Bicarakan bersama",
                           "Ingatkan",
                           "Simpan",
                           "Disiapkan",
                           "Harap dihadiri atau diwakili",
                           "Koordinasikan",
                           "Tanggapan dan saran",
                           "Laksanakan dan laporkan",
                           "Siapkan bahan",
                           "Pantau",
                           "Arsipkan"}) {
    data.instructions.push_back({text});
  }
  data.instructions.push_back({"Tindak lanjuti", true});
  data.instructions.push_back({"Proses lebih lanjut", true});
  data.deadline = "2026-05-14";
  data.note = "Libatkan semua lurah.";
  data.advice = "Mohon didisposisikan ke Kasubbag Keuangan.";
  data.issued = "2026-05-05";
  data.signer = SomeCamat();
  return data;
}

TEST(DispositionSheet, IsOnePageOfHalfAFolio) {
  const std::string info = simulation::InfoOf(Printed(ToDocument(SomeSheet())));
  EXPECT_THAT(info, HasSubstr("Pages:           1\n"));
  EXPECT_THAT(info, HasSubstr("467.717 x 609.449"));
}

TEST(DispositionSheet, SaysWhatTheLetterIsAndWhatWasDecided) {
  const std::string text = TextOn(SomeSheet());
  for (const char* part : {"LEMBAR DISPOSISI",
                           "050/123/427.55/2026",
                           "4 Mei 2026",
                           "5 Mei 2026 pukul 08.12",
                           "42/2026",
                           "☑ Biasa",
                           "☐ Terbatas",
                           "☑ Segera",
                           "☐ Sangat Segera",
                           "☑ Kepala Sub Bagian Keuangan",
                           "☐ Lurah Jogoyudan",
                           "☑ Tindak lanjuti",
                           "☐ Setuju",
                           "14 Mei 2026",
                           "Libatkan semua lurah.",
                           "Saran Sekretaris",
                           "Lumajang, 5 Mei 2026",
                           "Camat Lumajang",
                           "Nama Camat, S.Sos.",
                           "NIP 197001011990031002",
                           "Lembar ini tidak boleh dipisahkan"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(DispositionSheet, HasEachInput) {
  ExpectEachInputOn<DispositionSheet>(
      SomeSheet(), {[](auto& d) -> auto& { return d.sender;
}
, [](auto& d) -> auto& { return d.number; }
, [](auto& d) -> auto& { return d.date; }
, [](auto& d) -> auto& { return d.received; }
, [](auto& d) -> auto& { return d.agenda_number; }
, [](auto& d) -> auto& { return d.subject; }
, [](auto& d) -> auto& { return d.natures[1].text; }
, [](auto& d) -> auto& { return d.urgencies[2].text; }
, [](auto& d) -> auto& { return d.recipients[3].text; }
, [](auto& d) -> auto& { return d.instructions[9].text; }
, [](auto& d) -> auto& { return d.deadline; }
, [](auto& d) -> auto& { return d.note; }
, [](auto& d) -> auto& { return d.advice; }
, [](auto& d) -> auto& { return d.issued; }
, [](auto& d) -> auto& { return d.signer.position; }
, [](auto& d) -> auto& { return d.signer.name; }
, [](auto& d) -> auto& { return d.signer.rank; }
, [](auto& d) -> auto& { return d.signer.nip; }
, [](auto& d) -> auto& { return d.signer.acting; }
, [](auto& d) -> auto& { return d.signer.own_position; }
, [](auto& d) -> auto& { return d.print.short_code; }
}  // namespace
);
}  // namespace tepat::papers

TEST(DispositionSheet, TicksWhatIsChosen) {
  DispositionSheet data = SomeSheet();
  data.recipients[9].chosen = true;
  const std::string text = TextOn(data);
  EXPECT_THAT(text, HasSubstr("☑ Lurah Jogoyudan"));
  EXPECT_THAT(text, HasSubstr("☐ Lurah Kepuharjo"));
}

// Before the Camat has decided, it travels with the letter and is filled in by hand.
TEST(DispositionSheet, IsTheSameFormWhileItIsBlank) {
  DispositionSheet data = SomeSheet();
  for (auto* options : {&data.recipients, &data.instructions}) {
    for (Option& option : *options) option.chosen = false;
  }
  data.deadline = data.note = data.advice = data.issued = "";
  const std::string text = TextOn(data);
  EXPECT_THAT(text, HasSubstr("☐ Kepala Sub Bagian Keuangan"));
  EXPECT_THAT(text, HasSubstr("Catatan"));
  EXPECT_THAT(text, HasSubstr("Lumajang, ......"));
}

TEST(DispositionSheet, LooksLikeThePicture) {
  const std::string pdf = Printed(ToDocument(SomeSheet()));
  simulation::RenewIfAsked(pdf, 1, "disposition-sheet.png");
  EXPECT_LT(simulation::OtherPixels(pdf, 1, "disposition-sheet.png"), 0.005);
}

}  // namespace
}  // namespace tepat::papers
