// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/receipt.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;
using testing::Not;

Receipt SomeReceipt() {
  Receipt data;
  data.office = SomeOffice();
  data.print = SomePrint();
  data.number = "TT/7/2026";
  data.received = "2026-05-20T10:05";
  data.zone_word = "WIB";
  data.period = "Triwulan I 2026";
  data.way = "melalui tautan";
  data.note = "Lengkap";
  data.documents = {{"Formulir pengukuran kinerja", "pengukuran.pdf", std::string(64, 'a')},
                    {"Draf laporan kinerja", "laporan.docx", std::string(64, 'b')}};
  data.manifest_hash = std::string(64, 'c');
  data.giver = {"Staf Sub Bagian Keuangan", "Nama Staf", "", "198001012005011001"};
  data.receiver = {"Staf Bappeda", "Nama Penerima"};
  return data;
}

TEST(Receipt, SaysWhoReceivedWhatAndWhen) {
  const std::string text = TextOn(SomeReceipt());
  for (const char* part :
       {"TANDA TERIMA", "TT/7/2026", "20 Mei 2026 pukul 10.05 WIB", "Yang menyerahkan,",
        "Yang menerima,", "Nama Penerima", "sendiri oleh"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Receipt, SaysSoWhenTheOfficeItselfDeclaresIt) {
  Receipt data = SomeReceipt();
  data.is_declared = true;
  const std::string text = TextOn(data);
  EXPECT_THAT(text, HasSubstr("dinyatakan oleh kantor pengirim"));
  EXPECT_THAT(text, Not(HasSubstr("sendiri oleh")));
}

TEST(Receipt, HasEachInput) {
  ExpectEachInputOn<Receipt>(
      SomeReceipt(), {[](auto& d) -> auto& { return d.number;
}
, [](auto& d) -> auto& { return d.received; }
, [](auto& d) -> auto& { return d.zone_word; }
, [](auto& d) -> auto& { return d.period; }
, [](auto& d) -> auto& { return d.way; }
, [](auto& d) -> auto& { return d.note; }
, [](auto& d) -> auto& { return d.documents[1].name; }
, [](auto& d) -> auto& { return d.documents[1].file; }
, [](auto& d) -> auto& { return d.documents[1].hash; }
, [](auto& d) -> auto& { return d.manifest_hash; }
, [](auto& d) -> auto& { return d.giver.name; }
, [](auto& d) -> auto& { return d.receiver.name; }
, [](auto& d) -> auto& { return d.receiver.position; }
}  // namespace
);
}  // namespace tepat::papers

}  // namespace
}  // namespace tepat::papers
