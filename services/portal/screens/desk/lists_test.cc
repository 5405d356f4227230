// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/lists.h"

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

class ListsTest : public ScreenFixture {
 protected:
  std::string Search(const std::string& words) {
    request_.query.Add("q", words);
    return See(SearchPage, "camat");
  }
};

TEST_F(ListsTest, SayThatThereIsNoCaseYet) {
  EXPECT_THAT(See(CaseList, "camat"), HasSubstr("Belum ada berkas."));
}

TEST_F(ListsTest, ShowTheNewestFirstWithAgendaAndState) {
  Register("k1", "Pertama");
  Register("k2", "Kedua");
  const std::string seen = See(CaseList, "camat");
  EXPECT_THAT(seen, HasSubstr("Kedua 050/2 · agenda 2/2026 Baru Triwulan III 2026"));
  EXPECT_LT(seen.find("Kedua"), seen.find("Pertama"));
}

TEST_F(ListsTest, GoOnWithOlderCasesWhenAPageIsFull) {
  for (int i = 100; i < 152; ++i) Register("k" + std::to_string(i), "Surat");
  const std::string first = Markup(CaseList, "camat");
  EXPECT_THAT(first, HasSubstr("/berkas?sebelum=k102"));
  request_.query.Add("sebelum", "k102");
  const std::string second = Markup(CaseList, "camat");
  EXPECT_THAT(second, HasSubstr("/berkas/k101"));
  EXPECT_THAT(second, Not(HasSubstr("Berkas yang lebih lama")));
}

TEST_F(ListsTest, NameACaseThatWasOpenedWithoutALetter) {
  correspondence::v1::CaseOpenedOnSchedule opened;
  opened.set_period("2026-TW3");
  ASSERT_TRUE(Apply("correspondence", "case-opened-on-schedule", opened, "k1"));
  EXPECT_THAT(See(CaseList, "camat"), HasSubstr("Tanpa surat edaran · Triwulan III 2026"));
}

TEST_F(ListsTest, CallARestrictedLetterByItsNatureAlone) {
  correspondence::v1::LetterRegistered letter;
  letter.set_agenda_number(7);
  letter.set_agenda_year(2026);
  letter.set_nature(correspondence::v1::NATURE_SECRET);
  letter.set_period("2026-TW3");
  ASSERT_TRUE(Apply("correspondence", "letter-registered", letter, "k1"));
  EXPECT_THAT(See(CaseList, "camat"), HasSubstr("Surat Rahasia · agenda 7/2026"));
}

TEST_F(ListsTest, SayWhichCasesStandStill) {
  Register("k1", "Pertama");
  ASSERT_TRUE(Write([&](journal::Transaction& to) -> Status {
    TEPAT_TRY(casebook::SaveStuck(to.db(), "disposition", {"k1"}));
    return Ok();
  }));
  EXPECT_THAT(See(CaseList, "camat"), HasSubstr("Tersangkut"));
}

TEST_F(ListsTest, FindByBeginningsOfWords) {
  Register("k1", "Pengumpulan data kinerja");
  Register("k2", "Undangan rapat");
  const std::string found = Search("kiner");
  EXPECT_THAT(found, HasSubstr("Hasil cari “kiner” 1 berkas"));
  EXPECT_THAT(found, HasSubstr("Pengumpulan data kinerja"));
  EXPECT_THAT(found, Not(HasSubstr("Undangan")));
}

TEST_F(ListsTest, CutALongSearchBetweenTwoCharacters) {
  const std::string most(99, 'a');
  EXPECT_THAT(Search(most + "\xC3\xA9"), HasSubstr("Hasil cari “" + most + "”"));
}

TEST_F(ListsTest, SayWhatToTryWhenNothingIsFound) {
  EXPECT_THAT(Search("tidak pernah ada"), HasSubstr("Tidak ada berkas dengan kata itu. Coba"));
}

}  // namespace
}  // namespace tepat::portal
