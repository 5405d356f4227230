// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/rebase_preview.h"

#include "services/timing/timing_fixture.h"
#include "tepat/office/v1/rebase.pb.h"

namespace tepat::timing {
namespace {

constexpr const char* kSop = "pengumpulan-data-kinerja";

// The official SOP, and a revision in which step 1 has half an hour.
class RebaseTest : public TimingTest {
 protected:
  void KnowBothVersions() {
    KnowTheOffice();
    sop::v1::SopVersion revision = OfficialSop();
    revision.set_version(2);
    revision.set_effective_date("2026-11-20");
    revision.mutable_steps(0)->mutable_standard()->set_amount(30);
    Read("sop-adopted", SopPayload(revision));
    Fire();
  }

  void Rebase(int version = 2) {
    office::v1::CaseRebased payload;
    payload.set_case_id("case");
    payload.set_sop_id(kSop);
    payload.set_sop_version(version);
    Read("case-rebased", journal::PayloadOf(payload));
  }

  std::string Due(int visit = 0) {
    return FormatInstant(journal::TimeOf(Case().visits(visit).due_time()));
  }

  v1::PreviewRebaseResponse Preview(int version = 0) {
    v1::PreviewRebaseRequest request;
    request.set_case_id("case");
    request.set_sop_version(version);
    return *PreviewRebase(*node_, assessor_, request, clock_.Now());
  }
};

TEST_F(RebaseTest, ARevisionLeavesOpenCasesAloneAndAppliesToThoseOpenedAfterIt) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  sop::Mark later = Mark(1, Kind::kStarted);
  later.sop_version = 2;
  Read("x", "{}", {later}, "later");
  EXPECT_EQ(Due(), "2026-11-23T01:05:00.000000Z");
  v1::GetCaseRequest request;
  request.set_case_id("later");
  const auto got = *GetCase(*node_, assessor_, request, clock_.Now());
  EXPECT_EQ(FormatInstant(journal::TimeOf(got.visits(0).due_time())),
            "2026-11-23T01:30:00.000000Z");
}

TEST_F(RebaseTest, AnOpenVisitIsJudgedByTheVersionThatItsCaseWasToldToFollow) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  clock_.Advance(std::chrono::minutes(7));
  Fire();
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_BREACHED);
  Rebase();
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_RUNNING);
  EXPECT_EQ(Case().visits(0).sop_version(), 2);
  EXPECT_EQ(Due(), "2026-11-23T01:30:00.000000Z");
  const Names names = Published();
  EXPECT_EQ(std::count(names.begin(), names.end(), "warning-rescinded"), 4)
      << "three warnings and the breach lie ahead again";
}

TEST_F(RebaseTest, AVisitThatWasOverKeepsItsVersion) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  clock_.Advance(std::chrono::minutes(7));
  Read("x", "{}", {Mark(1, Kind::kCompleted, 2)});
  clock_.Advance(std::chrono::minutes(1));
  Rebase();
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_LATE);
  EXPECT_EQ(Case().visits(0).sop_version(), 1);
  EXPECT_EQ(Case().visits(1).sop_version(), 2) << "what was armed by it follows the new one";
}

// The stop was read first: the order in which sources are read must not matter.
TEST_F(RebaseTest, ALateRebaseCorrectsAVerdict) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  clock_.Advance(std::chrono::minutes(7));
  const Instant decided = clock_.Now();
  clock_.Advance(std::chrono::minutes(1));
  Read("x", "{}", {Mark(1, Kind::kCompleted)});
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_LATE);
  clock_.Set(decided);
  Rebase();
  clock_.Advance(std::chrono::minutes(2));
  EXPECT_EQ(Case().visits(0).state(), v1::VISIT_STATE_MET);
  EXPECT_EQ(Published().back(), "verdict-corrected");
}

TEST_F(RebaseTest, KeepsThePausesOfAVisit) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  sop::Mark paused = Mark(1, Kind::kPaused);
  paused.reason = "Listrik padam";
  Read("x", "{}", {paused});
  clock_.Advance(std::chrono::minutes(60));
  Read("x", "{}", {Mark(1, Kind::kResumed)});
  Rebase();
  EXPECT_EQ(Due(), "2026-11-23T02:30:00.000000Z");
  EXPECT_EQ(Case().visits(0).pauses_size(), 1);
}

TEST_F(RebaseTest, TheLastVersionThatWasToldCounts) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  Rebase();
  clock_.Advance(std::chrono::minutes(1));
  Rebase(1);
  EXPECT_EQ(Due(), "2026-11-23T01:05:00.000000Z");
}

TEST_F(RebaseTest, APreviewSaysWhatWouldChangeAndChangesNothing) {
  KnowBothVersions();
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  const auto told = Preview();
  EXPECT_EQ(told.version_before(), 1);
  EXPECT_EQ(told.version_after(), 2);
  ASSERT_EQ(told.standards_size(), 1);
  EXPECT_EQ(told.standards(0).before(), "5 menit kerja");
  EXPECT_EQ(told.standards(0).after(), "30 menit kerja");
  ASSERT_EQ(told.changes_size(), 1);
  EXPECT_EQ(FormatInstant(journal::TimeOf(told.changes(0).due_after())),
            "2026-11-23T01:30:00.000000Z");
  EXPECT_EQ(Due(), "2026-11-23T01:05:00.000000Z");
  EXPECT_EQ(Preview(1).standards_size(), 0) << "it follows that one already";
}

TEST_F(RebaseTest, APreviewNamesWhatItDoesNotKnow) {
  KnowBothVersions();
  v1::PreviewRebaseRequest request;
  request.set_case_id("case");
  EXPECT_EQ(PreviewRebase(*node_, assessor_, request, clock_.Now()).error().slug,
            "timing.unknown_case");
  Read("x", "{}", {Mark(1, Kind::kStarted)});
  request.set_sop_version(9);
  EXPECT_EQ(PreviewRebase(*node_, assessor_, request, clock_.Now()).error().slug,
            "timing.unknown_sop");
  Read("x", "{}", {Mark(1, Kind::kCompleted)});
  EXPECT_EQ(PreviewRebase(*node_, assessor_, request, clock_.Now()).error().slug,
            "timing.nothing_open");
}

}  // namespace
}  // namespace tepat::timing
