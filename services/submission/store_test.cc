// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/testing/service_bench.h"
#include "services/submission/store/schema.h"
#include "services/submission/store/submissions.h"

namespace tepat::submission {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00.000001Z");

class SubmissionStoreTest : public testing::Test {
 protected:
  static Submission Made(const std::string& case_id) {
    Submission made;
    made.case_id = case_id;
    made.sop_id = "pengumpulan-data-kinerja";
    made.sop_version = 1;
    made.period = "2026-TW3";
    made.revision = {2, "staf", kNow};
    made.prepare_visits = 2;
    made.open = {kPrepareStep, 2, true, {{"staf", ""}}};
    made.reason = "bab III belum lengkap";
    return made;
  }

  void Save(const Submission& submission) {
    ASSERT_TRUE(bench_.node().writer().Execute(
        [&](journal::Transaction& t) { return SaveSubmission(t.db(), submission); }));
  }

  Submission Found(const std::string& case_id) {
    return **bench_.node().pool().Read<std::optional<Submission>>(
        [&](sql::Database& db) { return FindSubmission(db, case_id); });
  }

  std::optional<casework::HeldVisit> Held(const std::string& case_id) {
    return *bench_.node().pool().Read<std::optional<casework::HeldVisit>>(
        [&](sql::Database& db) { return FindHeldVisit(db, case_id); });
  }

  std::vector<std::string> Waiting(const std::string& after, int limit) {
    const auto found = *bench_.node().pool().Read<std::vector<Unconfirmed>>(
        [&](sql::Database& db) { return UnconfirmedAfter(db, after, limit); });
    std::vector<std::string> cases;
    cases.reserve(found.size());
    for (const Unconfirmed& one : found) cases.push_back(one.case_id);
    return cases;
  }

  using Names = std::vector<std::string>;
  simulation::ServiceBench bench_{"submission", Schema()};
};

TEST_F(SubmissionStoreTest, ComesBackAsItWasSaved) {
  Save(Made("a"));
  const Submission found = Found("a");
  EXPECT_EQ(found.sop_version, 1);
  EXPECT_EQ(found.period, "2026-TW3");
  EXPECT_EQ(found.revision.number, 2);
  EXPECT_EQ(found.revision.changed_by, "staf");
  EXPECT_EQ(found.revision.changed, kNow);
  EXPECT_EQ(found.open.step, kPrepareStep);
  EXPECT_EQ(found.open.visit, 2);
  EXPECT_TRUE(found.open.accepted);
  EXPECT_EQ(found.open.holders, std::vector<sop::Holder>({{"staf", ""}}));
  EXPECT_EQ(found.reason, "bab III belum lengkap");
  EXPECT_FALSE(found.sent.has_value());
  EXPECT_FALSE(found.receipt.has_value());
}

TEST_F(SubmissionStoreTest, AReceiptComesBackWhole) {
  Submission closed = Made("a");
  closed.state = State::kClosed;
  closed.open = {};
  closed.sent = kNow;
  closed.receipt = Receipt{"TT-1", "Bappeda", kNow + std::chrono::hours(1), ""};
  Save(closed);
  const Submission found = Found("a");
  EXPECT_EQ(found.state, State::kClosed);
  EXPECT_EQ(found.sent, kNow);
  EXPECT_EQ(found.receipt->number, "TT-1");
  EXPECT_EQ(found.receipt->received, kNow + std::chrono::hours(1));
  EXPECT_FALSE(found.open.is_open());
}

TEST_F(SubmissionStoreTest, OnlyAnOpenVisitCanStandStill) {
  Save(Made("a"));
  EXPECT_EQ(Held("a")->step, kPrepareStep);
  EXPECT_EQ(Held("a")->visit, 2);
  Submission reviewed = Made("a");
  reviewed.open = {};
  Save(reviewed);
  EXPECT_FALSE(Held("a").has_value());
  EXPECT_FALSE(Held("b").has_value());
}

TEST_F(SubmissionStoreTest, WhatWaitsForItsReceiptComesInPages) {
  for (const char* case_id : {"c", "a", "b"}) {
    Submission sent = Made(case_id);
    sent.state = State::kSent;
    sent.sent = kNow;
    Save(sent);
  }
  Save(Made("d"));
  EXPECT_EQ(Waiting("", 2), Names({"a", "b"}));
  EXPECT_EQ(Waiting("b", 2), Names({"c"}));
  EXPECT_EQ(Waiting("c", 2), Names());
}

}  // namespace
}  // namespace tepat::submission
