// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/open_visit.h"

#include <gtest/gtest.h>

namespace tepat::sop {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T01:00:00Z");

TEST(OpenVisit, IsHeldFromItsBeginningByWhomTheVersionNames) {
  Sop sop{"uji", 3, {}, {{}, {}}};
  sop.steps[1].commands["check"] = {{"sekretaris", "staf"}, "camat", {}};
  const OpenVisit visit = NewVisit(sop, 2, 4, "check");
  EXPECT_EQ(visit.step, 2);
  EXPECT_EQ(visit.visit, 4);
  EXPECT_FALSE(visit.accepted);
  EXPECT_EQ(visit.holders, std::vector<Holder>({{"sekretaris", ""}, {"staf", ""}}));
  const Mark started = StartOf(visit, sop, kNow);
  EXPECT_EQ(started.kind, Mark::Kind::kStarted);
  EXPECT_EQ(started.holders, visit.holders);
  EXPECT_EQ(started.sop_id, "uji");
  EXPECT_EQ(started.at, kNow);
}

TEST(OpenVisit, IsOpenButHeldByNobodyWhereTheVersionLacksStepOrCommand) {
  const Sop sop{"uji", 1, {}, {{}}};
  for (const OpenVisit& visit : {NewVisit(sop, 1, 1, "check"), NewVisit(sop, 2, 1, "check")}) {
    EXPECT_TRUE(visit.is_open());
    EXPECT_TRUE(visit.holders.empty());
  }
}

TEST(OpenVisit, IsAcceptedOnceByTheFirstHolderWhoActs) {
  OpenVisit visit{4, 2, false, {{"lurah_jogotrunan", "lurah_jogotrunan"}, {"staf", ""}}};
  EXPECT_TRUE(Accept(visit, "camat", kNow).empty());
  const auto accepted = Accept(visit, "staf", kNow);
  ASSERT_EQ(accepted.size(), 1U);
  EXPECT_EQ(accepted[0].kind, Mark::Kind::kAccepted);
  EXPECT_EQ(accepted[0].visit, 2);
  EXPECT_TRUE(Accept(visit, "lurah_jogotrunan", kNow).empty());
}

TEST(OpenVisit, IsNotOpenAnyMoreOnceItIsComplete) {
  const Sop sop{"uji", 3, {}, {{}, {}}};
  OpenVisit visit{1, 1, false, {{"staf", ""}}};
  EXPECT_EQ(StartOf(visit, sop, kNow).sop_version, 3);
  EXPECT_EQ(Complete(visit, sop, 2, kNow).opens, 2);
  EXPECT_FALSE(visit.is_open());
  EXPECT_TRUE(Accept(visit, "staf", kNow).empty());
}

TEST(OpenVisit, OpensNoStepThatTheSopDoesNotHave) {
  const Sop sop{"uji", 1, {}, {{}}};
  OpenVisit visit{1, 1, false, {}};
  EXPECT_EQ(Complete(visit, sop, 2, kNow).opens, 0);
}

TEST(Holders, AreReadBackAsTheyWereWritten) {
  const std::vector<Holder> holders = {{"camat", ""}, {"lurah_kepuharjo", "lurah_kepuharjo"}};
  EXPECT_EQ(HoldersIn(HoldersText(holders)), holders);
  EXPECT_TRUE(HoldersIn("").empty());
}

}  // namespace
}  // namespace tepat::sop
