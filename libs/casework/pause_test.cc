// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/pause.h"

#include "libs/casework/casework_fixture.h"

namespace tepat::casework {
namespace {

constexpr const char* kPower = "Gangguan listrik, jaringan, atau SRIKANDI";
constexpr const char* kBappeda = "Menunggu penjelasan Bappeda";

class PauseTest : public CaseworkTest {
 protected:
  PauseTest() {
    find_ = [](sql::Database&, const std::string& case_id) -> Result<std::optional<HeldVisit>> {
      if (case_id != kParcelCase) return std::optional<HeldVisit>();
      return std::optional<HeldVisit>({4, 2, kParcelSop, 1});
    };
  }

  std::string Pause(const std::string& person, const std::string& reason, int step = 4,
                    const std::string& evidence = "berita acara PLN") {
    common::v1::PauseVisitRequest request;
    request.set_case_id(kParcelCase);
    request.set_step(step);
    request.set_reason(reason);
    request.set_evidence(evidence);
    return bench_.Do<common::v1::PauseVisitResponse>(person, request,
                                                     std::bind_front(PauseVisit, std::cref(find_)));
  }

  std::string Resume(const std::string& person, const std::string& reason) {
    common::v1::ResumeVisitRequest request;
    request.set_case_id(kParcelCase);
    request.set_step(4);
    request.set_reason(reason);
    return bench_.Do<common::v1::ResumeVisitResponse>(
        person, request, std::bind_front(ResumeVisit, std::cref(find_)));
  }

  using Names = std::vector<std::string>;
  FindHeldVisit find_;
};

TEST_F(PauseTest, TheClockStandsStillForAReasonOfTheSopAndGoesOn) {
  EXPECT_EQ(Pause("kasubbag_keuangan", kPower), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.2 PAUSED"}));
  EXPECT_EQ(bench_.LastFact().fact.marks.at(0).reason, kPower);
  EXPECT_EQ(Resume("kasubbag_keuangan", kPower), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.2 RESUMED"}));
  EXPECT_EQ(bench_.Facts(), Names({"visit-paused", "visit-resumed"}));
}

TEST_F(PauseTest, WhoAnswersForTheStepAndHisSuperiorsDecide) {
  EXPECT_EQ(Pause("staf", kPower), "identity.not_allowed");
  EXPECT_EQ(Pause("lurah_jogotrunan", kPower), "identity.not_allowed");
  EXPECT_EQ(Pause("sekretaris", kPower), "ok");
  EXPECT_EQ(Resume("camat", kPower), "ok");
}

TEST_F(PauseTest, ReasonAndEvidenceAreChecked) {
  EXPECT_EQ(Pause("camat", "malas"), "pause.invalid_request");
  EXPECT_EQ(Pause("camat", kPower, 4, "x"), "pause.invalid_request");
  EXPECT_TRUE(bench_.Facts().empty());
}

TEST_F(PauseTest, AStepThatIsNotOpenHereHasNoClock) {
  EXPECT_EQ(Pause("camat", kPower, 5), "pause.no_open_visit");
}

TEST_F(PauseTest, EachReasonStandsForItself) {
  ASSERT_EQ(Pause("camat", kPower), "ok");
  EXPECT_EQ(Pause("camat", kPower), "pause.paused_already");
  ASSERT_EQ(Pause("camat", kBappeda), "ok");
  ASSERT_EQ(Resume("camat", kPower), "ok");
  EXPECT_EQ(Resume("camat", kPower), "pause.not_paused");
  EXPECT_EQ(Resume("camat", kBappeda), "ok");
}

TEST_F(PauseTest, ResumingWithoutAReasonEndsThemAll) {
  EXPECT_EQ(Resume("camat", ""), "pause.not_paused");
  ASSERT_EQ(Pause("camat", kPower), "ok");
  ASSERT_EQ(Pause("camat", kBappeda), "ok");
  EXPECT_EQ(Resume("camat", ""), "ok");
  EXPECT_EQ(Resume("camat", ""), "pause.not_paused");
}

}  // namespace
}  // namespace tepat::casework
