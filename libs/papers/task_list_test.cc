// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/task_list.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;

TaskList SomeList() {
  TaskList data;
  data.office = SomeOffice();
  data.print = SomePrint();
  data.period = "Triwulan I 2026";
  data.letter = "Surat Bappeda nomor 050/123/427.55/2026";
  data.agenda_number = "42/2026";
  for (const char* unit : {"Seksi Pemerintahan", "Kelurahan Jogoyudan"}) {
    data.tasks.push_back({unit, "Kepala", "Nilai indikator", "Laporan", "Register", "2026-05-13",
                          "Belum dikirim", "Hubungi desa"});
  }
  data.date = "2026-05-05";
  data.signer = SomeCamat();
  data.signer.acting = "Plt.";
  return data;
}

TEST(TaskList, SaysWhoDoesWhatUntilWhen) {
  const std::string text = TextOn(SomeList());
  for (const char* part : {"CATATAN PEMBAGIAN TUGAS", "Seksi Pemerintahan", "Kelurahan", "13 Mei",
                           "Plt. Camat Lumajang", "NIP 197001011990031002"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(TaskList, HasEachInput) {
  ExpectEachInputOn<TaskList>(
      SomeList(), {[](auto& d) -> auto& { return d.period;
}
, [](auto& d) -> auto& { return d.letter; }
, [](auto& d) -> auto& { return d.agenda_number; }
, [](auto& d) -> auto& { return d.tasks[1].unit; }
, [](auto& d) -> auto& { return d.tasks[1].position; }
, [](auto& d) -> auto& { return d.tasks[1].request; }
, [](auto& d) -> auto& { return d.tasks[1].evidence; }
, [](auto& d) -> auto& { return d.tasks[1].source; }
, [](auto& d) -> auto& { return d.tasks[1].due; }
, [](auto& d) -> auto& { return d.tasks[1].state; }
, [](auto& d) -> auto& { return d.tasks[1].note; }
, [](auto& d) -> auto& { return d.date; }
, [](auto& d) -> auto& { return d.signer.name; }
}  // namespace
);
}  // namespace tepat::papers

}  // namespace
}  // namespace tepat::papers
