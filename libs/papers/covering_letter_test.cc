// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/covering_letter.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;

CoveringLetter SomeLetter() {
  CoveringLetter data;
  data.office = SomeOffice();
  data.print = SomePrint();
  data.number = "000.8.6.3/12/427.90/2026";
  data.date = "2026-05-20";
  data.addressee = {"Kepala Bappeda Kabupaten Lumajang", "di Lumajang"};
  data.period = "Triwulan I Tahun 2026";
  data.enclosures = {{"Formulir pengukuran kinerja", "1 berkas", "Untuk diteliti"},
                     {"Draf laporan kinerja", "1 berkas", "Untuk diketahui"}};
  data.key_fingerprint = "AB12 CD34";
  data.signer = SomeCamat();
  return data;
}

TEST(CoveringLetter, SaysWhatGoesToWhom) {
  const std::string text = TextOn(SomeLetter());
  for (const char* part :
       {"Lumajang, 20 Mei 2026", "Yth. Kepala Bappeda Kabupaten Lumajang\ndi Lumajang",
        "SURAT PENGANTAR", "Nomor: 000.8.6.3/12/427.90/2026", "Draf laporan kinerja",
        "Diterima tanggal", "Camat Lumajang", "NIP 197001011990031002", "AB12 CD34"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(CoveringLetter, SaysSoWhileItsNumberIsAwaited) {
  CoveringLetter data = SomeLetter();
  data.number = "";
  EXPECT_THAT(TextOn(data), HasSubstr("Nomor: (nomor resmi menyusul)"));
}

TEST(CoveringLetter, HasEachInput) {
  ExpectEachInputOn<CoveringLetter>(
      SomeLetter(), {[](auto& d) -> auto& { return d.number;
}
, [](auto& d) -> auto& { return d.date; }
, [](auto& d) -> auto& { return d.addressee[1]; }
, [](auto& d) -> auto& { return d.period; }
, [](auto& d) -> auto& { return d.enclosures[1].name; }
, [](auto& d) -> auto& { return d.enclosures[1].count; }
, [](auto& d) -> auto& { return d.enclosures[1].remark; }
, [](auto& d) -> auto& { return d.key_fingerprint; }
, [](auto& d) -> auto& { return d.signer.name; }
}  // namespace
);
}  // namespace tepat::papers

}  // namespace
}  // namespace tepat::papers
