// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/actions.h"

#include <set>

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

class ActionsTest : public ScreenFixture {
 protected:
  // The forms that somebody sees on the case k1.
  std::set<std::string> Offered(const std::string& person) {
    const Context context = As(person);
    const auto view = LoadCase(context, "k1");
    EXPECT_TRUE(view);
    const std::string html = Actions(context, *view, "", FormState()).text();
    std::set<std::string> names;
    constexpr std::string_view kId = "id=\"tindakan-";
    for (std::size_t at = html.find(kId); at != std::string::npos; at = html.find(kId, at + 1)) {
      const std::size_t begin = at + kId.size();
      names.insert(html.substr(begin, html.find('"', begin) - begin));
    }
    return names;
  }
  using Names = std::set<std::string>;
};

TEST_F(ActionsTest, AreFoundByTheirNames) {
  ASSERT_NE(FindAction("kirim"), nullptr);
  EXPECT_STREQ(FindAction("kirim")->command, "send");
  EXPECT_EQ(FindAction("tidak-ada"), nullptr);
}

TEST_F(ActionsTest, HaveFieldsOfTheirOwnWhereTheyAreFoldedAway) {
  EXPECT_EQ(PrefixOf(*FindAction("kirim")), "");
  EXPECT_EQ(PrefixOf(*FindAction("batalkan")), "batalkan-");
}

TEST_F(ActionsTest, FollowTheCaseOnItsWay) {
  Register("k1", "Pengumpulan data");
  EXPECT_EQ(Offered("staf_penerima_surat"), (Names{"teruskan-sekretaris", "lampiran"}));
  ToSekretaris("k1");
  EXPECT_EQ(Offered("staf_penerima_surat"), Names{"lampiran"});
  EXPECT_TRUE(Offered("sekretaris").contains("teruskan-camat"));
  ToCamat("k1");
  EXPECT_TRUE(Offered("camat").contains("disposisi"));
  AskUnits("k1", {"lurah_jogotrunan"});
  EXPECT_TRUE(Offered("kasubbag_keuangan").contains("tutup-draf"));
}

TEST_F(ActionsTest, FilesOfAScheduledCaseAreOfWhoeverOpensOneAndOfTheLettersClerk) {
  correspondence::v1::CaseOpenedOnSchedule opened;
  opened.set_period("2026-TW3");
  ASSERT_TRUE(Apply("correspondence", "case-opened-on-schedule", opened, "k1"));
  EXPECT_TRUE(Offered("kasubbag_keuangan").contains("lampiran"));
  EXPECT_FALSE(Offered("staf_penerima_surat").contains("lampiran")) << "there is no letter yet";
  EXPECT_FALSE(Offered("staf").contains("lampiran"));
  const auto kinds = [&](const std::string& person) {
    const Context context = As(person);
    return Actions(context, *LoadCase(context, "k1"), "", FormState()).text();
  };
  EXPECT_THAT(kinds("kasubbag_keuangan"), HasSubstr("value=\"dokumen_pendukung\" selected"));
  EXPECT_THAT(kinds("kasubbag_keuangan"), Not(HasSubstr("surat_edaran")));
  correspondence::v1::LetterRegistered letter;
  letter.set_agenda_number(1);
  letter.set_on_schedule(true);
  ASSERT_TRUE(Apply("correspondence", "letter-registered", letter, "k1"));
  EXPECT_TRUE(Offered("kasubbag_keuangan").contains("lampiran"));
  EXPECT_THAT(kinds("kasubbag_keuangan"), Not(HasSubstr("surat_edaran")));
  EXPECT_THAT(kinds("staf_penerima_surat"), HasSubstr("value=\"surat_edaran\" selected"));
}

TEST_F(ActionsTest, OfTheLastStepsBelongToThoseWhoReviewApproveAndSend) {
  Register("k1", "Pengumpulan data");
  Verify("k1");
  EXPECT_TRUE(Offered("staf").contains("dokumen-siap"));
  Submission("k1", "documents-ready", submission::v1::SUBMISSION_STATE_IN_REVIEW);
  EXPECT_TRUE(Offered("sekretaris").contains("telaah"));
  EXPECT_FALSE(Offered("camat").contains("setujui"));
  Submission("k1", "documents-reviewed", submission::v1::SUBMISSION_STATE_IN_APPROVAL);
  EXPECT_TRUE(Offered("camat").contains("setujui"));
  Submission("k1", "documents-approved", submission::v1::SUBMISSION_STATE_SENDING);
  EXPECT_TRUE(Offered("staf").contains("kirim"));
  Submission("k1", "package-sent", submission::v1::SUBMISSION_STATE_SENT);
  EXPECT_EQ(Offered("staf"), (Names{"tanda-terima", "minta-perbaikan"}));
}

TEST_F(ActionsTest, ADispositionIsTakenBackOnlyUnread) {
  Register("k1", "Pengumpulan data");
  Issue("k1", {"kasubbag_keuangan"});
  EXPECT_TRUE(Offered("camat").contains("tarik-disposisi"));
  disposition::v1::DispositionRead read;
  read.set_recipient("kasubbag_keuangan");
  ASSERT_TRUE(Apply("disposition", "disposition-read", read, "k1"));
  EXPECT_FALSE(Offered("camat").contains("tarik-disposisi"));
}

TEST_F(ActionsTest, ARefusedFormIsShownThoughTheCaseHasMovedOn) {
  Register("k1", "Pengumpulan data");
  ToSekretaris("k1");
  const Context context = As("staf_penerima_surat");
  const auto view = LoadCase(context, "k1");
  ASSERT_TRUE(view);
  FormState refused;
  refused.error = Error{Code::kConflict, "correspondence.moved_on", "too late"};
  EXPECT_THAT(Actions(context, *view, "teruskan-sekretaris", refused).text(),
              HasSubstr("tindakan-teruskan-sekretaris"));
}

TEST_F(ActionsTest, AskForAReasonOnceTheServiceMissesAnInput) {
  FormState state;
  EXPECT_TRUE(MissingReason(state).empty());
  state.error = Error{Code::kConflict, "disposition.input_missing", "a document"};
  EXPECT_THAT(Seen(MissingReason(state)), HasSubstr("Alasan langkah tetap diselesaikan"));
}

TEST_F(ActionsTest, SayWhatComesNext) {
  Register("k1", "Pengumpulan data");
  AskUnits("k1", {"lurah_jogotrunan"});
  const Context context = As("lurah_jogotrunan");
  EXPECT_THAT(Seen(Turn(context, *LoadCase(context, "k1"))),
              HasSubstr("Berikutnya: Tutup draf data . Menunggu pejabat lain."));
}

}  // namespace
}  // namespace tepat::portal
