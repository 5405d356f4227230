// SPDX-License-Identifier: Apache-2.0
// Answers of visits stay within one message, however many parts the visits have.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

// An answer of at most one small visit, so that three of them are three pages.
Config OfOneVisit() {
  Config config;
  config.answer_bytes_max = 1;
  return config;
}

class SmallAnswersTest : public TimingTest {
 protected:
  void SetUp() override {
    KnowTheOffice();
    for (const char* case_id : {"case-1", "case-2", "case-3"}) {
      ReadOf(case_id, {Mark(1, Kind::kStarted)});
    }
    Fire();
  }

  const Config small_config_ = OfOneVisit();
  Assessor small_{small_config_};
  const std::set<std::string> all_{"case-1", "case-2", "case-3"};
};

TEST_F(SmallAnswersTest, AStreamOfChangesGoesOnWhereAFullPageEnded) {
  std::set<std::string> told;
  std::int64_t change = 0;
  int pages = 0;
  for (; pages < 10; ++pages) {
    const auto page = ReadChanges(*node_, small_, change, clock_.Now());
    ASSERT_TRUE(page);
    if (page->change() == change) break;
    ASSERT_EQ(page->visits_size(), 1);
    told.insert(page->visits(0).case_id());
    change = page->change();
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(told, all_);
}

TEST_F(SmallAnswersTest, AListGoesOnWhereAFullPageEnded) {
  std::set<std::string> told;
  v1::ListVisitsRequest request;
  int pages = 0;
  do {
    const auto page = ListVisits(*node_, small_, request, clock_.Now());
    ASSERT_TRUE(page);
    ASSERT_EQ(page->visits_size(), 1);
    told.insert(page->visits(0).case_id());
    request.set_page_token(page->next_page_token());
    ++pages;
  } while (!request.page_token().empty() && pages < 10);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(told, all_);
}

TEST_F(SmallAnswersTest, AnAnswerOfManyPartsStaysBelowOneMessage) {
  std::vector<sop::Mark> marks = {Mark(4, Kind::kStarted)};
  for (int unit = 0; unit < 100; ++unit) {
    sop::Mark part{4, 1, Kind::kStarted, clock_.Now()};
    part.part = sop::Part{"unit_" + std::to_string(unit), 1};
    part.due_date = "2026-11-25";
    part.holders = {{"lurah", "unit_" + std::to_string(unit)}};
    marks.push_back(part);
  }
  for (int i = 0; i < 50; ++i) ReadOf("wide-" + std::to_string(i), marks);
  constexpr std::size_t kMessageBytes = 1 << 20;  // libs/rpc/socket.cc
  const auto page = ReadChanges(*node_, assessor_, 0, clock_.Now());
  ASSERT_TRUE(page);
  EXPECT_LT(page->ByteSizeLong(), kMessageBytes);
  EXPECT_LT(page->visits_size(), 53) << "all of them are more than one answer holds";
  const auto next = ReadChanges(*node_, assessor_, page->change(), clock_.Now());
  ASSERT_TRUE(next);
  EXPECT_GT(next->visits_size(), 0);
}

}  // namespace
}  // namespace tepat::timing
