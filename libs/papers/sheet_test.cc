// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/sheet.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

pdf::Document SomeSheet(const Print& print) {
  return SheetOf(SomeOffice(), print, "Lembar uji", "12/2026", pdf::Paper::kA4);
}

TEST(Sheet, HasLetterheadCodeVersionAndPages) {
  const std::string pdf = Printed(SomeSheet(SomePrint()));
  const std::string text = simulation::TextOf(pdf);
  for (const char* part :
       {"PEMERINTAH KABUPATEN LUMAJANG", "KECAMATAN LUMAJANG", "Telepon (0334) 000000", "7F3A-22",
        "SOP 427.90/26/01/2024 versi 2", "dicetak oleh Staf Penerima Surat",
        "5 Mei 2026 pukul 09.41 WIB", "Halaman 1 dari 1"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_THAT(simulation::InfoOf(pdf), HasSubstr("Title:           Lembar uji: 12/2026"));
}

TEST(Sheet, OpensTheCaseFromItsCode) {
  EXPECT_EQ(simulation::CodesOf(Printed(SomeSheet(SomePrint()))),
            "http://192.168.1.10:8080/b/7F3A-22\n");
}

TEST(Sheet, SaysWhichCopyItIs) {
  Print print = SomePrint();
  EXPECT_THAT(SomeSheet(print).footer.text, Not(HasSubstr("Salinan")));
  print.copy = 2;
  EXPECT_THAT(simulation::TextOf(Printed(SomeSheet(print))), HasSubstr("Salinan ke-2"));
}

TEST(Signature, HasPositionNameAndNumber) {
  const auto block = SignatureOf(SomeCamat());
  EXPECT_THAT(block.above, ElementsAre("Camat Lumajang"));
  EXPECT_EQ(block.name, "Nama Camat, S.Sos.");
  EXPECT_THAT(block.below, ElementsAre("Pembina Tk. I", "NIP 197001011990031002"));
}

TEST(Signature, ShowsWhoActs) {
  Official official = SomeCamat();
  official.acting = "Plh.";
  official.own_position = "Sekretaris Kecamatan";
  EXPECT_THAT(SignatureOf(official, "Lumajang, 5 Mei 2026").above,
              ElementsAre("Lumajang, 5 Mei 2026", "Plh. Camat Lumajang", "Sekretaris Kecamatan"));
}

TEST(Signature, LeavesRoomForWhatIsNotKnown) {
  const auto block = SignatureOf({"Camat Lumajang", ""});
  EXPECT_THAT(block.name, HasSubstr("....."));
  EXPECT_THAT(block.below, ElementsAre(HasSubstr("NIP ....")));
}

TEST(Words, AreDatesAndTimesAsPeopleReadThem) {
  EXPECT_EQ(DateWords("2026-02-05"), "5 Februari 2026");
  EXPECT_EQ(TimeWords("2026-05-05T08:12:30"), "5 Mei 2026 pukul 08.12");
  EXPECT_EQ(TimeWords("2026-05-05"), "5 Mei 2026");
  EXPECT_EQ(DateWords(""), "–");
  EXPECT_EQ(DateWords("awal Mei"), "awal Mei");
}

}  // namespace
}  // namespace tepat::papers
