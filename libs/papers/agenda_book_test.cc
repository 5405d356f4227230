// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/agenda_book.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;

AgendaBook SomeBook(int letters) {
  AgendaBook data;
  data.office = SomeOffice();
  data.print = SomePrint();
  data.period = "Triwulan I 2026";
  for (int i = 1; i <= letters; ++i) {
    AgendaEntry entry;
    entry.number = std::to_string(i) + "/2026";
    entry.received = "2026-01-05T08:12";
    entry.code = "000.8.6.3";
    entry.sender = "Bappeda Kabupaten Lumajang";
    entry.letter_number = "050/" + std::to_string(1000 + i) + "/427.55/2026";
    entry.date = "2026-01-04";
    entry.attachments = 2;
    entry.subject = "Pengumpulan data kinerja";
    entry.addressed_to = "Camat";
    entry.handler = "Sub Bagian Keuangan";
    entry.settled = "2026-02-04";
    entry.archive_place = "Rak 3";
    data.entries.push_back(entry);
  }
  data.date = "2026-04-01";
  data.clerk = {"Staf Penerima Surat", "Nama Staf", "", "198001012005011001"};
  data.head = {"Sekretaris Kecamatan", "Nama Sekretaris", "", "197501012000031001"};
  return data;
}

TEST(AgendaBook, HoldsEveryLetterOfThePeriod) {
  const std::string text = TextOn(SomeBook(70));
  for (int i = 1; i <= 70; ++i) {
    EXPECT_THAT(text, HasSubstr("\n" + std::to_string(i) + "/2026 "));
    EXPECT_THAT(text, HasSubstr("050/" + std::to_string(1000 + i)));
  }
  EXPECT_THAT(text, HasSubstr("Jumlah surat: 70"));
  EXPECT_THAT(text, HasSubstr("Triwulan I 2026"));
}

TEST(AgendaBook, HasEachInput) {
  ExpectEachInputOn<AgendaBook>(
      SomeBook(2), {[](auto& d) -> auto& { return d.period;
}
, [](auto& d) -> auto& { return d.entries[1].number; }
, [](auto& d) -> auto& { return d.entries[1].received; }
, [](auto& d) -> auto& { return d.entries[1].code; }
, [](auto& d) -> auto& { return d.entries[1].sender; }
, [](auto& d) -> auto& { return d.entries[1].letter_number; }
, [](auto& d) -> auto& { return d.entries[1].external_number; }
, [](auto& d) -> auto& { return d.entries[1].date; }
, [](auto& d) -> auto& { return d.entries[1].subject; }
, [](auto& d) -> auto& { return d.entries[1].addressed_to; }
, [](auto& d) -> auto& { return d.entries[1].handler; }
, [](auto& d) -> auto& { return d.entries[1].settled; }
, [](auto& d) -> auto& { return d.entries[1].archive_place; }
, [](auto& d) -> auto& { return d.entries[1].cancelled_because; }
, [](auto& d) -> auto& { return d.date; }
, [](auto& d) -> auto& { return d.clerk.name; }
, [](auto& d) -> auto& { return d.head.name; }
}  // namespace
);
}  // namespace tepat::papers

// A number is longer than its column; a peer cuts it after 35 characters.
TEST(AgendaBook, PrintsALongNumberWhole) {
  AgendaBook data = SomeBook(1);
  const std::string number = "B/000.8.6.3/1234567890/1234567890/1234567890/427.55/2026";
  data.entries[0].letter_number = number;
  std::string text = TextOn(data);
  std::erase_if(text, [](char c) { return c == '\n' || c == ' '; });
  EXPECT_THAT(text, HasSubstr(number.substr(0, 20)));
  EXPECT_THAT(text, HasSubstr("427.55/2026"));
}

TEST(AgendaBook, KeepsTheNumberOfACancelledLetter) {
  AgendaBook data = SomeBook(2);
  data.entries[0].cancelled_because = "Tercatat dua kali";
  const std::string text = TextOn(data);
  EXPECT_THAT(text, HasSubstr("\n1/2026 "));
  EXPECT_THAT(text, HasSubstr("DIBATALKAN"));
}

TEST(AgendaBook, SaysSoWhenThereIsNoLetter) {
  EXPECT_THAT(TextOn(SomeBook(0)), HasSubstr("Tidak ada surat masuk pada masa ini."));
}

}  // namespace
}  // namespace tepat::papers
