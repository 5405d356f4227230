// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/control_card.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;

ControlCard SomeCard() {
  return {SomeOffice(),
          SomePrint(),
          "Data kinerja",
          "000.8.6.3",
          "42/2026",
          "Pengumpulan data kinerja",
          "Bappeda",
          "Camat",
          "2026-05-04",
          "050/123/427.55/2026",
          3,
          "Sub Bagian Keuangan",
          "2026-05-05T08:31",
          "Segera",
          {"Kepala Sub Bagian Keuangan", "Nama Kasubbag", "", "197801012003121002"}};
}

TEST(ControlCard, IsThreeSheets) {
  const std::string pdf = Printed(ToDocument(SomeCard()));
  const std::string text = simulation::TextOf(pdf);
  EXPECT_THAT(simulation::InfoOf(pdf), HasSubstr("Pages:           3\n"));
  for (const char* part : {"(LEMBAR I)", "(LEMBAR II)", "(LEMBAR III)", "Halaman 3 dari 3",
                           "5 Mei 2026 pukul 08.31", "NIP 197801012003121002"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(ControlCard, HasEachInput) {
  ExpectEachInputOn<ControlCard>(
      SomeCard(), {[](auto& d) -> auto& { return d.index;
}
, [](auto& d) -> auto& { return d.code; }
, [](auto& d) -> auto& { return d.agenda_number; }
, [](auto& d) -> auto& { return d.subject; }
, [](auto& d) -> auto& { return d.from; }
, [](auto& d) -> auto& { return d.to; }
, [](auto& d) -> auto& { return d.date; }
, [](auto& d) -> auto& { return d.number; }
, [](auto& d) -> auto& { return d.handler; }
, [](auto& d) -> auto& { return d.forwarded; }
, [](auto& d) -> auto& { return d.note; }
, [](auto& d) -> auto& { return d.receiver.name; }
}  // namespace
);
}  // namespace tepat::papers

}  // namespace
}  // namespace tepat::papers
