// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/board.h"

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

using BoardTest = ScreenFixture;

TEST_F(BoardTest, IsEmptyBeforeTheFirstCase) {
  const std::string seen = See(Board, "camat");
  EXPECT_THAT(seen, HasSubstr("0 berjalan"));
  EXPECT_THAT(seen, HasSubstr("Belum ada berkas yang berjalan."));
}

TEST_F(BoardTest, CountsWhereCasesStand) {
  Register("k1", "Satu");
  Register("k2", "Dua");
  ToCamat("k2");
  const std::string seen = See(Board, "camat");
  EXPECT_THAT(seen, HasSubstr("2 berjalan"));
  EXPECT_THAT(seen, HasSubstr("1 di langkah 2, Teruskan"));
  EXPECT_THAT(seen, HasSubstr("1 di langkah 3, Disposisi"));
}

TEST_F(BoardTest, SaysHowManyStepsAreLate) {
  Register("k1", "Satu");
  Run("k1", 2, clock_.Now() + std::chrono::minutes(10));
  EXPECT_THAT(See(Board, "camat"), HasSubstr("tidak ada yang terlambat"));
  clock_.Advance(std::chrono::minutes(11));
  EXPECT_THAT(See(Board, "camat"), HasSubstr("1 langkah terlambat"));
}

TEST_F(BoardTest, TellsTheNewestFactsInTheOfficesWords) {
  Register("k1", "Satu");
  clock_.Advance(std::chrono::minutes(1));
  ToSekretaris("k1");
  const std::string seen = See(Board, "camat");
  const std::size_t newer = seen.find("Sekretaris Kecamatan meneruskan surat ke Sekretaris Satu");
  const std::size_t older = seen.find("menerima dan mendaftarkan surat");
  ASSERT_NE(newer, std::string::npos) << seen;
  EXPECT_LT(newer, older);
}

TEST_F(BoardTest, LeavesOutWhatIsOver) {
  Register("k1", "Satu");
  Submission("k1", "receipt-recorded", submission::v1::SUBMISSION_STATE_CLOSED);
  EXPECT_THAT(See(Board, "camat"), HasSubstr("0 berjalan"));
  const auto parts = BoardParts(As("camat"), {"k1"});
  ASSERT_TRUE(parts);
  EXPECT_FALSE(parts->contains("papan-k1"));
}

TEST_F(BoardTest, DrawsForALivePageItsRowsAndNumbers) {
  Register("k1", "Satu");
  const auto parts = BoardParts(As("camat"), {"k1"});
  ASSERT_TRUE(parts);
  EXPECT_THAT(Seen(parts->at("papan-k1")), HasSubstr("Satu"));
  EXPECT_THAT(Seen(parts->at("papan-angka")), HasSubstr("1 berjalan"));
}

TEST_F(BoardTest, AWallboardWithoutATokenShowsNothing) {
  Register("k1", "Rahasia negara");
  const std::string seen = See(Wallboard, "");
  EXPECT_THAT(seen, HasSubstr("Papan ini memerlukan tokennya"));
  EXPECT_THAT(seen, Not(HasSubstr("Rahasia negara")));
}

}  // namespace
}  // namespace tepat::portal
