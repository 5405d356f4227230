// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/identity/office_plan.h"
#include "libs/journal/wire.h"
#include "libs/plan/plan_fixture.h"
#include "libs/testing/service_bench.h"
#include "services/submission/commands/commands.h"
#include "services/submission/handoff.h"
#include "services/submission/store/schema.h"
#include "services/submission/store/submissions.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::submission {
namespace {

constexpr const char* kCase = "018bcfe5-6800-7abc-8def-0123456789ab";

class SubmissionTest : public testing::Test {
 protected:
  std::string Open() {
    v1::OpenSubmissionRequest request;
    request.set_event_id(bench_.NewId());
    request.set_case_id(kCase);
    request.set_sop_id("pengumpulan-data-kinerja");
    request.set_sop_version(1);
    journal::FillTime(bench_.clock().Now(), request.mutable_start_time());
    request.set_period("2026-TW3");
    request.set_plan_version(plan_version_);
    request.add_documents()->set_kind("data_kinerja");
    return bench_.Accept<v1::OpenSubmissionResponse>(request, OpenSubmission);
  }

  std::string End() {
    v1::EndCaseRequest request;
    request.set_event_id(bench_.NewId());
    request.set_case_id(kCase);
    request.mutable_ending()->set_reason("dibatalkan Bappeda");
    return bench_.Accept<v1::EndCaseResponse>(request, EndCase);
  }

  template <class Request>
  static Request For(int revision) {
    Request request;
    request.set_case_id(kCase);
    request.set_expected_revision(revision);
    return request;
  }

  std::string Ready(const std::string& person, int revision, bool both = true) {
    auto request = For<v1::MarkDocumentsReadyRequest>(revision);
    for (const char* kind : {"dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"}) {
      auto* document = request.add_documents();
      document->set_kind(both ? kind : "lain");
      document->set_number("1");
      document->set_place("Map");
    }
    return bench_.Do<v1::MarkDocumentsReadyResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::MarkDocumentsReadyRequest& wanted) {
          return MarkDocumentsReady(context_, t, who, wanted);
        });
  }

  std::string Review(const std::string& person, int revision, const std::string& note = "") {
    auto request = For<v1::ReviewDocumentsRequest>(revision);
    request.set_note(note);
    return bench_.Do<v1::ReviewDocumentsResponse>(person, request, ReviewDocuments);
  }

  std::string Approve(const std::string& person, int revision) {
    return bench_.Do<v1::ApproveDocumentsResponse>(
        person, For<v1::ApproveDocumentsRequest>(revision), ApproveDocuments);
  }

  std::string Return(const std::string& person, int revision,
                     const std::string& reason = "bab III belum lengkap") {
    auto request = For<v1::ReturnDocumentsRequest>(revision);
    request.set_reason(reason);
    return bench_.Do<v1::ReturnDocumentsResponse>(person, request, ReturnDocuments);
  }

  std::string Cover(const std::string& person, int revision, const std::string& date) {
    auto request = For<v1::AddCoveringLetterRequest>(revision);
    request.set_number("000.7/12/427.90/2026");
    request.set_date(date);
    request.set_place("Map Keluar");
    return bench_.Do<v1::AddCoveringLetterResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::AddCoveringLetterRequest& wanted) {
          return AddCoveringLetter(context_, t, who, wanted);
        });
  }

  std::string Send(const std::string& person, int revision) {
    auto request = For<v1::SendPackageRequest>(revision);
    request.set_channel(v1::DELIVERY_CHANNEL_SRIKANDI);
    return bench_.Do<v1::SendPackageResponse>(person, request, SendPackage);
  }

  std::string Receive(const std::string& person, int revision, std::chrono::minutes later) {
    auto request = For<v1::RecordReceiptRequest>(revision);
    request.set_number("TT-1");
    request.set_receiver("Bappeda");
    journal::FillTime(bench_.clock().Now() + later, request.mutable_received_time());
    return bench_.Do<v1::RecordReceiptResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::RecordReceiptRequest& wanted) {
          return RecordReceipt(context_, t, who, wanted);
        });
  }

  using Cells = std::vector<std::pair<std::string, std::string>>;  // indicator and key
  std::string Correct(const std::string& person, int revision, v1::CorrectionTarget target,
                      const Cells& cells = {}) {
    auto request = For<v1::RequestCorrectionRequest>(revision);
    request.set_target(target);
    request.set_reason("angka tidak cocok");
    if (target == v1::CORRECTION_TARGET_DATA) {
      auto* unit = request.add_units();
      unit->set_unit("lurah_jogotrunan");
      unit->set_reason("angka tidak cocok");
      for (const auto& [indicator, key] : cells) {
        auto* cell = unit->add_cells();
        cell->set_indicator(indicator);
        cell->set_key(key);
        cell->set_reason("lihat register");
      }
    }
    return bench_.Do<v1::RequestCorrectionResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::RequestCorrectionRequest& wanted) {
          return RequestCorrection(context_, t, who, wanted);
        });
  }

  // Through the gate and sent; revision 6.
  void SendAll() {
    ASSERT_EQ(Open(), "ok");
    ASSERT_EQ(Ready("staf", 1), "ok");
    ASSERT_EQ(Review("sekretaris", 2), "ok");
    ASSERT_EQ(Approve("camat", 3), "ok");
    ASSERT_EQ(Cover("staf", 4, "2026-11-23"), "ok");
    ASSERT_EQ(Send("staf", 5), "ok");
  }

  // The office has told the plan that the project ships.
  void AdoptPlan() {
    plan::v1::PlanAdopted adopted;
    adopted.set_version(1);
    *adopted.mutable_plan() = plan::Read(plan::ShippedPlan());
    ASSERT_TRUE(bench_.node().writer().Execute([&](journal::Transaction& t) {
      return identity::TakePlan(t.db(), journal::PayloadOf(adopted));
    }));
  }

  using Names = std::vector<std::string>;
  int plan_version_ = 0;  // told by the next opening
  simulation::ServiceBench bench_{"submission", Schema()};
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
};

TEST_F(SubmissionTest, APackageWaitsForItsReceiptOnAList) {
  const auto waiting = [this](const std::string& after) {
    const auto found = *bench_.node().pool().Read<std::vector<Unconfirmed>>(
        [&](sql::Database& db) { return UnconfirmedAfter(db, after, 10); });
    return found.size();
  };
  SendAll();
  EXPECT_EQ(waiting(""), 1U);
  EXPECT_EQ(waiting(kCase), 0U);
  ASSERT_EQ(Receive("staf", 6, std::chrono::minutes(0)), "ok");
  EXPECT_EQ(waiting(""), 0U);
}

TEST_F(SubmissionTest, NoClockRunsWhileDocumentsAreReviewedAndApproved) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.1 STARTED"}));
  EXPECT_EQ(Ready("camat", 1), "identity.not_allowed");
  EXPECT_EQ(Ready("staf", 1, false), "submission.invalid_request");
  ASSERT_EQ(Ready("staf", 1), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.1 ACCEPTED", "6.1 COMPLETED"}));
  EXPECT_EQ(bench_.LastFact().fact.marks.at(1).opens, 0);
  EXPECT_EQ(Approve("camat", 2), "submission.moved_on");
  EXPECT_EQ(Review("staf", 2), "identity.not_allowed");
  ASSERT_EQ(Review("sekretaris", 2), "ok");
  EXPECT_TRUE(bench_.LastMarks().empty());
  EXPECT_EQ(Approve("sekretaris", 3), "identity.not_allowed");
  ASSERT_EQ(Approve("camat", 3), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"7.1 STARTED"}));
}

TEST_F(SubmissionTest, WhoHasTheDocumentsMayGiveThemBack) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Ready("staf", 1), "ok");
  EXPECT_EQ(Return("camat", 2), "identity.not_allowed");
  ASSERT_EQ(Return("sekretaris", 2), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.2 STARTED"}));
  ASSERT_EQ(Ready("staf", 3), "ok");
  ASSERT_EQ(Review("sekretaris", 4), "ok");
  EXPECT_EQ(Return("sekretaris", 5), "identity.not_allowed");
  ASSERT_EQ(Return("camat", 5), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.3 STARTED"}));
}

TEST_F(SubmissionTest, GivingBackNeedsAReasonAndANoteHasItsLimit) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Ready("staf", 1), "ok");
  EXPECT_EQ(Return("sekretaris", 2, "abcd"), "submission.invalid_request");
  EXPECT_EQ(Review("sekretaris", 2, std::string(1001, 'x')), "submission.invalid_request");
  EXPECT_EQ(Review("sekretaris", 2, std::string(1000, 'x')), "ok");
}

TEST_F(SubmissionTest, NothingIsSentWithoutItsCoveringLetter) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Ready("staf", 1), "ok");
  ASSERT_EQ(Review("sekretaris", 2), "ok");
  ASSERT_EQ(Approve("camat", 3), "ok");
  EXPECT_EQ(Send("staf", 4), "submission.input_missing");
  EXPECT_EQ(Cover("staf", 4, "2026-11-24"), "submission.invalid_request");
  ASSERT_EQ(Cover("staf", 4, "2026-11-23"), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"7.1 ACCEPTED"}));
  EXPECT_EQ(Send("staf", 4), "submission.moved_on");
  ASSERT_EQ(Send("kasubbag_keuangan", 5), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"7.1 COMPLETED"}));
}

TEST_F(SubmissionTest, TheReceiptClosesTheCase) {
  SendAll();
  EXPECT_EQ(Receive("staf", 6, std::chrono::minutes(60)), "submission.invalid_request");
  EXPECT_EQ(Receive("staf", 6, std::chrono::minutes(-60)), "submission.invalid_request");
  ASSERT_EQ(Receive("staf", 6, std::chrono::minutes(0)), "ok");
  EXPECT_TRUE(bench_.LastMarks().empty());
  EXPECT_EQ(Correct("staf", 7, v1::CORRECTION_TARGET_SENDING), "submission.moved_on");
}

TEST_F(SubmissionTest, ACorrectionGoesBackToTheRightStep) {
  SendAll();
  EXPECT_EQ(Correct("camat", 6, v1::CORRECTION_TARGET_SENDING), "identity.not_allowed");
  ASSERT_EQ(Correct("staf", 6, v1::CORRECTION_TARGET_SENDING), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"7.2 STARTED"}));
  EXPECT_TRUE(
      std::holds_alternative<std::monostate>(*HandoffOf(bench_.node().pool(), bench_.LastFact())));
  ASSERT_EQ(Send("staf", 7), "ok");
  ASSERT_EQ(Correct("staf", 8, v1::CORRECTION_TARGET_DOCUMENTS), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.2 STARTED"}));
}

TEST_F(SubmissionTest, WrongDataGoBackToTheirUnitsAndTheCaseComesAgain) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(Correct("staf", 1, v1::CORRECTION_TARGET_DOCUMENTS), "submission.moved_on");
  ASSERT_EQ(Correct("staf", 1, v1::CORRECTION_TARGET_DATA), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.1 RETURNED"}));
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  EXPECT_EQ(std::get<data_collection::v1::ReopenCollectionRequest>(handoff).units(0).unit(),
            "lurah_jogotrunan");
  EXPECT_EQ(Ready("staf", 2), "submission.moved_on");
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(bench_.Facts().back(), "submission-reopened");
  EXPECT_EQ(bench_.LastMarks(), Names({"6.2 STARTED"}));
  EXPECT_EQ(Open(), "submission.moved_on");  // it is here: another opening is a mistake
}

TEST_F(SubmissionTest, OnlyCellsOfThePlanAreGivenBack) {
  plan_version_ = 1;
  AdoptPlan();
  ASSERT_EQ(Open(), "ok");
  const auto correct = [&](const Cells& cells) {
    return Correct("staf", 1, v1::CORRECTION_TARGET_DATA, cells);
  };
  EXPECT_EQ(correct({{"tidak_ada", ""}}), "submission.invalid_request");
  EXPECT_EQ(correct({{"lama_layanan", "tidak_ada"}}), "submission.invalid_request");
  EXPECT_EQ(correct({{"apbdes_tepat_waktu", ""}}), "submission.invalid_request") << "of others";
  EXPECT_EQ(correct(Cells(201, {"lama_layanan", ""})), "submission.invalid_request");
  EXPECT_EQ(correct({{"lama_layanan", ""}, {"layanan_tepat_waktu", "tepat_waktu"}}), "ok");
}

TEST_F(SubmissionTest, WhatIsWrongInACellIsToldToItsUnitAndInNoFact) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Correct("staf", 1, v1::CORRECTION_TARGET_DATA, {{"lama_layanan", "nilai"}}), "ok");
  EXPECT_EQ(bench_.LastFact().fact.payload.find("register"), std::string::npos);
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  const auto& unit = std::get<data_collection::v1::ReopenCollectionRequest>(handoff).units(0);
  EXPECT_EQ(unit.cells(0).key(), "nilai");
  EXPECT_EQ(unit.cells(0).reason(), "lihat register");
}

TEST_F(SubmissionTest, APlanThatIsNotYetToldIsWaitedFor) {
  plan_version_ = 7;
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(Correct("staf", 1, v1::CORRECTION_TARGET_DATA, {{"lama_layanan", ""}}),
            "submission.no_plan");
}

TEST_F(SubmissionTest, AnEndIsDecidedWhereTheCaseIs) {
  ASSERT_EQ(End(), "ok");  // not known yet: a tombstone
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"submission-opened", "case-ended"}));
  EXPECT_EQ(bench_.LastMarks(), Names({"6.1 CANCELLED"}));
}

TEST_F(SubmissionTest, AnEndAfterSendingComesTooLate) {
  SendAll();
  ASSERT_EQ(End(), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-refused");
}

TEST_F(SubmissionTest, AnEndDuringACorrectionIsPassedBack) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Correct("staf", 1, v1::CORRECTION_TARGET_DATA), "ok");
  ASSERT_EQ(End(), "ok");
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  EXPECT_EQ(std::get<data_collection::v1::EndCaseRequest>(handoff).case_id(), kCase);
}

}  // namespace
}  // namespace tepat::submission
