// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/domain.h"

#include <gtest/gtest.h>

#include "libs/base/outside_text.h"
#include "libs/base/text_length.h"

namespace tepat::disposition {
namespace {

using Kind = sop::Mark::Kind;

const Instant kNow = *ParseInstant("2026-11-23T01:00:00Z");
const std::chrono::local_days kToday{std::chrono::year(2026) / 11 / 23};
const OfficeLists kOffice = {{"kasubbag_keuangan", "kasi_pemerintahan"},
                             {"Tindak lanjuti", "Selesaikan"}};

Issue GoodIssue() {
  return {{"kasubbag_keuangan"},
          {"Tindak lanjuti"},
          "",
          {{"kasi_pemerintahan", "kasi_pemerintahan", "Data kinerja TW III", "2026-11-27"}}};
}

std::string FieldsOf(const Issue& issue) {
  const Status status = CheckIssue(issue, kOffice, kToday);
  return status ? "" : status.error().details.at("fields");
}

TEST(CheckIssue, AcceptsOneRecipientOneInstructionAndOneTask) {
  EXPECT_EQ(FieldsOf(GoodIssue()), "");
}

TEST(CheckIssue, ADispositionWithoutATaskIsNone) {
  Issue issue = GoodIssue();
  issue.tasks.clear();
  EXPECT_NE(FieldsOf(issue).find("tasks"), std::string::npos);
}

TEST(CheckIssue, NamesEveryFieldThatIsWrong) {
  Issue issue = GoodIssue();
  issue.recipients = {"bupati", "kasubbag_keuangan", "kasubbag_keuangan"};
  issue.instructions = {""};
  issue.note = std::string(1001, 'x');
  issue.tasks[0] = {"", "bupati", "", "2026-11-22"};
  const std::string fields = FieldsOf(issue);
  for (const char* field : {"'bupati'", "each once", "instructions", "note", "tasks[0].unit",
                            "tasks[0].position", "tasks[0].request", "tasks[0].due_date"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << field << " in " << fields;
  }
}

TEST(CheckIssue, HoldsItsLimits) {
  Issue issue = GoodIssue();
  issue.tasks.assign(101, issue.tasks[0]);
  EXPECT_NE(FieldsOf(issue).find("1 to 100"), std::string::npos);
}

TEST(CheckIssue, AListBeyondItsLimitDoesNotFillTheAnswer) {
  Issue issue = GoodIssue();
  issue.recipients.assign(kRecipientsMax * 100, "bupati");
  issue.instructions.assign(kInstructionsMax * 100, "Lakukan apa saja");
  const std::string fields = FieldsOf(issue);
  EXPECT_NE(fields.find("1 to 20"), std::string::npos) << fields;
  EXPECT_NE(fields.find("1 to 10"), std::string::npos) << fields;
  EXPECT_LT(fields.size(), 4096U) << "what an answer has room for";
}

TEST(CheckIssue, ShowsWhatItRefusesInWholeCharacters) {
  Issue issue = GoodIssue();
  issue.recipients = {std::string(kKeyLength.max - 1, 'a').append("é")};
  EXPECT_TRUE(IsUtf8(FieldsOf(issue)));
}

TEST(CheckIssue, AnInstructionIsOneOfTheOfficesList) {
  Issue issue = GoodIssue();
  issue.instructions = {"Lakukan apa saja"};
  EXPECT_NE(FieldsOf(issue).find("not in the office's list"), std::string::npos);
  EXPECT_TRUE(CheckIssue(issue, {kOffice.positions, {}}, kToday));
}

TEST(Cancel, OnlyAnIssuedDispositionThatNobodyHasRead) {
  const CaseState issued{State::kIssued, {2, "camat", kNow}};
  const std::vector<Reading> unread = {{"kasubbag_keuangan", std::nullopt}};
  const std::vector<Reading> read = {{"kasubbag_keuangan", kNow}};
  EXPECT_TRUE(Cancel(issued, unread, 2, "camat", kNow));
  EXPECT_EQ(Cancel(issued, unread, 1, "camat", kNow).error().slug, "disposition.moved_on");
  EXPECT_EQ(Cancel(issued, read, 2, "camat", kNow).error().slug, "disposition.read_already");
  const CaseState open{State::kOpen, {1, "", kNow}};
  EXPECT_EQ(Cancel(open, unread, 1, "camat", kNow).error().slug, "disposition.not_issued");
}

TEST(Decide, OnlyAnOpenDispositionIsDecidedAndOnlyOnce) {
  const CaseState open{State::kOpen, {1, "", kNow}};
  const auto issued = Decide(open, State::kIssued, 1, "camat", kNow);
  ASSERT_TRUE(issued);
  EXPECT_EQ(issued->revision.number, 2);
  const auto second = Decide(*issued, State::kNotNeeded, 1, "plh", kNow);
  EXPECT_EQ(second.error().slug, "disposition.moved_on");
  EXPECT_EQ(second.error().details.at("changed_by"), "camat");
  EXPECT_FALSE(Decide(*issued, State::kNotNeeded, 2, "plh", kNow));
  EXPECT_FALSE(Decide(open, State::kIssued, 2, "camat", kNow));
}

TEST(Marks, TheClockRunsFromThePredecessorAndTheDecisionEndsIt) {
  sop::Sop sop{"uji", 2, {}, {{}, {}, {}, {}}};
  sop.steps[2].commands["dispose"] = {{"camat"}, "camat", {}};
  const sop::Mark started = MarkOfOpening(sop, kNow - std::chrono::minutes(9));
  EXPECT_EQ(started.at, kNow - std::chrono::minutes(9));
  EXPECT_EQ(started.holders[0].position, "camat");
  EXPECT_EQ(started.sop_version, 2);
  const auto issued = MarksOfDecision(sop, State::kIssued, kNow, "");
  ASSERT_EQ(issued.size(), 2U);
  EXPECT_EQ(issued[1].kind, Kind::kCompleted);
  EXPECT_EQ(issued[1].opens, 4);
  const auto declined = MarksOfDecision(sop, State::kNotNeeded, kNow, "sudah dijawab");
  EXPECT_EQ(declined[1].kind, Kind::kCancelled);
  EXPECT_EQ(declined[1].reason, "sudah dijawab");
}

}  // namespace
}  // namespace tepat::disposition
