// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/service.h"

#include <gtest/gtest.h>

#include "libs/identity/office_view.h"
#include "libs/testing/service_bench.h"
#include "services/disposition/commands/commands.h"
#include "services/disposition/handoff.h"
#include "services/disposition/store/schema.h"

namespace tepat::disposition {
namespace {

constexpr const char* kCase = "018bcfe5-6800-7abc-8def-0123456789ab";
constexpr const char* kEvent = "018bcfe5-6800-7abc-8def-0123456789ac";

class DispositionTest : public testing::Test {
 protected:
  std::string Open(const std::string& event_id = kEvent, int sop_version = 1,
                   const std::string& period = "2026-TW3") {
    v1::OpenDispositionRequest request;
    request.set_event_id(event_id);
    request.set_case_id(kCase);
    request.set_sop_id("pengumpulan-data-kinerja");
    request.set_sop_version(sop_version);
    journal::FillTime(bench_.clock().Now() - std::chrono::minutes(3), request.mutable_start_time());
    request.set_period(period);
    request.add_documents()->set_kind("surat_edaran");
    request.mutable_origin()->set_agenda_number(12);
    request.mutable_origin()->add_hand_overs()->set_position("sekretaris");
    return bench_.Accept<v1::OpenDispositionResponse>(request, OpenDisposition);
  }

  std::string EndBy(const std::string& event_id) {
    v1::EndCaseRequest request;
    request.set_event_id(event_id);
    request.set_case_id(kCase);
    request.mutable_ending()->set_reason("salah alamat");
    return bench_.Accept<v1::EndCaseResponse>(request, EndCase);
  }

  std::string IssueBy(const std::string& person, int revision = 1, const std::string& reason = "") {
    v1::IssueDispositionRequest request;
    request.set_case_id(kCase);
    request.set_expected_revision(revision);
    request.add_recipients("kasubbag_keuangan");
    request.add_instructions("Tindak lanjuti");
    v1::Task* task = request.add_tasks();
    task->set_unit("kasubbag_keuangan");
    task->set_position("kasubbag_keuangan");
    task->set_request("Kumpulkan data kinerja TW III");
    request.set_missing_input_reason(reason);
    return bench_.Do<v1::IssueDispositionResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::IssueDispositionRequest& wanted) {
          return IssueDisposition(context_, t, who, wanted);
        });
  }

  // As the office would tell it.
  Status Register(const std::string& kind, int year) {
    return bench_.node().writer().Execute([&](journal::Transaction& t) {
      return identity::ApplyOfficeFact(t.db(), "year-document-registered",
                                       R"({"kind":")" + kind + R"(","year":)" +
                                           std::to_string(year) +
                                           R"(,"number":"1/2025","place":"Map"})",
                                       t.now());
    });
  }

  std::string ReadBy(const std::string& person) {
    v1::MarkReadRequest request;
    request.set_case_id(kCase);
    return bench_.Do<v1::MarkReadResponse>(person, request, MarkRead);
  }

  std::string CancelBy(const std::string& person, int revision) {
    v1::CancelDispositionRequest request;
    request.set_case_id(kCase);
    request.set_expected_revision(revision);
    request.set_reason("penerima keliru");
    return bench_.Do<v1::CancelDispositionResponse>(person, request, CancelDisposition);
  }

  using Names = std::vector<std::string>;
  simulation::ServiceBench bench_{"disposition", Schema()};
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
};

TEST_F(DispositionTest, AHandOffThatComesTwiceHasItsEffectOnce) {
  EXPECT_EQ(Open(), "ok");
  EXPECT_EQ(Open(), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"disposition-opened"}));
}

TEST_F(DispositionTest, AnotherOpeningOfACaseThatIsHereIsRefused) {
  EXPECT_EQ(Open(), "ok");
  EXPECT_EQ(Open("018bcfe5-6800-7abc-8def-0123456789ad"), "disposition.case_is_here");
  EXPECT_EQ(bench_.Facts(), Names({"disposition-opened"}));
}

TEST_F(DispositionTest, OnlyAServiceHandsOver) {
  identity::Claims person;
  person.person_id = "camat";
  const Status taken = bench_.node().writer().Execute([&](journal::Transaction& t) -> Status {
    v1::EndCaseRequest request;
    TEPAT_TRY((casework::TakeHandoff<v1::EndCaseRequest, v1::EndCaseResponse>(t, person, request,
                                                                              EndCase)));
    return Ok();
  });
  EXPECT_EQ(taken.error().slug, "identity.not_a_service");
  EXPECT_EQ(Open("x"), "journal.malformed_event_id");
}

TEST_F(DispositionTest, AnSopThatIsNotKnownYetIsWaitedFor) {
  EXPECT_EQ(Open(kEvent, 2), "disposition.no_sop");
  EXPECT_EQ(bench_.Facts(), Names());
}

TEST_F(DispositionTest, TheCamatIssuesOnceTheYearsDocumentsAreThere) {
  ASSERT_EQ(Open(kEvent, 1, "2025-TW3"), "ok");
  EXPECT_EQ(IssueBy("sekretaris"), "identity.not_allowed");
  EXPECT_EQ(IssueBy("camat"), "disposition.input_missing");
  ASSERT_TRUE(Register("rencana_aksi", 2025));
  ASSERT_TRUE(Register("perjanjian_kinerja", 2026));
  EXPECT_EQ(IssueBy("camat"), "disposition.input_missing");
  ASSERT_TRUE(Register("perjanjian_kinerja", 2025));
  EXPECT_EQ(IssueBy("camat"), "ok");
  EXPECT_EQ(bench_.Facts().back(), "disposition-issued");
  EXPECT_EQ(IssueBy("camat", 2), "disposition.moved_on");
}

TEST_F(DispositionTest, ThePlanInForceIsAgreementAndActionPlanOfItsYear) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(IssueBy("camat"), "ok");
}

TEST_F(DispositionTest, AMissingInputMayBePassedOverWithAReason) {
  ASSERT_EQ(Open(kEvent, 1, "2025-TW3"), "ok");
  EXPECT_EQ(IssueBy("camat", 1, "x"), "disposition.invalid_request");
  EXPECT_EQ(IssueBy("camat", 1, "DPA belum disahkan"), "ok");
}

TEST_F(DispositionTest, RecipientsConfirmThatTheyHaveReadIt) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(ReadBy("kasubbag_keuangan"), "disposition.not_issued");
  ASSERT_EQ(IssueBy("camat", 1, "DPA belum disahkan"), "ok");
  EXPECT_EQ(ReadBy("sekretaris"), "identity.not_allowed");
  EXPECT_EQ(ReadBy("kasubbag_keuangan"), "ok");
  EXPECT_EQ(ReadBy("kasubbag_keuangan"), "ok");
  EXPECT_EQ(bench_.Facts(),
            Names({"disposition-opened", "disposition-issued", "disposition-read"}));
}

TEST_F(DispositionTest, TheCamatMaySayThatNoneIsNeeded) {
  ASSERT_EQ(Open(), "ok");
  v1::DeclineDispositionRequest request;
  request.set_case_id(kCase);
  request.set_expected_revision(1);
  const auto decline = [&] {
    return bench_.Do<v1::DeclineDispositionResponse>("camat", request, DeclineDisposition);
  };
  EXPECT_EQ(decline(), "disposition.invalid_request");
  request.set_reason("surat hanya untuk diketahui");
  EXPECT_EQ(decline(), "ok");
  EXPECT_EQ(bench_.Facts().back(), "disposition-declined");
  EXPECT_EQ(IssueBy("camat", 2), "disposition.moved_on");
}

TEST_F(DispositionTest, AnActingOfficerDecidesUnderTheDelegation) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(IssueBy("sekretaris", 1, "DPA belum disahkan"), "identity.not_allowed");
  ASSERT_TRUE(bench_.node().writer().Execute([](journal::Transaction& t) {
    return identity::ApplyOfficeFact(
        t.db(), "delegation-granted",
        R"({"delegationId":"d1","position":"camat","personId":"sekretaris",
            "startTime":"2026-11-23T00:00:00Z","endTime":"2026-11-24T00:00:00Z"})",
        t.now());
  }));
  EXPECT_EQ(IssueBy("sekretaris", 1, "DPA belum disahkan"), "ok");
  const auto actor = bench_.LastFact().fact.actor;
  EXPECT_EQ(actor->position, "camat");
  EXPECT_EQ(actor->delegation_id, "d1");
}

TEST_F(DispositionTest, TheListOfTasksIsLinkedAndHandedOverWithTheCase) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(IssueBy("camat", 1, "DPA belum disahkan"), "ok");
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  const auto& opening = std::get<data_collection::v1::OpenCollectionRequest>(handoff);
  EXPECT_EQ(opening.tasks(0).unit(), "kasubbag_keuangan");
  // What was told of the case's origin goes on, with this service's own fact.
  EXPECT_EQ(opening.origin().agenda_number(), 12);
  ASSERT_EQ(opening.origin().hand_overs_size(), 2);
  EXPECT_EQ(opening.origin().hand_overs(0).position(), "sekretaris");
  EXPECT_EQ(opening.origin().hand_overs(1).fact(), "disposition-issued");
  EXPECT_EQ(opening.origin().hand_overs(1).position(), "camat");
  std::vector<std::string> kinds;
  for (const auto& document : opening.documents()) kinds.push_back(document.kind());
  // The plan in force goes along: it is the year's agreement and action plan.
  EXPECT_EQ(kinds, Names({"catatan_pembagian_tugas", "surat_edaran", "perjanjian_kinerja",
                          "rencana_aksi"}));
}

TEST_F(DispositionTest, ADispositionIsCancelledOnlyWhileNobodyHasReadIt) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(CancelBy("camat", 1), "disposition.not_issued");
  ASSERT_EQ(IssueBy("camat", 1, "DPA belum disahkan"), "ok");
  EXPECT_EQ(CancelBy("sekretaris", 2), "identity.not_allowed");
  EXPECT_EQ(CancelBy("camat", 2), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-requested");
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  EXPECT_EQ(std::get<data_collection::v1::EndCaseRequest>(handoff).ending().person_id(), "camat");
  ASSERT_EQ(ReadBy("kasubbag_keuangan"), "ok");
  EXPECT_EQ(CancelBy("camat", 3), "disposition.read_already");
}

TEST_F(DispositionTest, AnOpenCaseEndsHereAndAnIssuedOneIsAskedForFurtherOn) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(EndBy("018bcfe5-6800-7abc-8def-0123456789ad"), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"3.1 CANCELLED"}));
  EXPECT_EQ(IssueBy("camat", 2), "disposition.moved_on");
  ASSERT_EQ(EndBy("018bcfe5-6800-7abc-8def-0123456789ae"), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-refused");
}

TEST_F(DispositionTest, ACaseThatWasEndedBeforeItArrivesEndsOnArrival) {
  ASSERT_EQ(EndBy("018bcfe5-6800-7abc-8def-0123456789ad"), "ok");
  EXPECT_EQ(bench_.Facts(), Names());
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"disposition-opened", "case-ended"}));
  EXPECT_EQ(bench_.LastMarks(), Names({"3.1 CANCELLED"}));
}

TEST_F(DispositionTest, AnUnknownCaseIsNamed) {
  EXPECT_EQ(IssueBy("camat"), "disposition.unknown_case");
  EXPECT_EQ(ReadBy("kasubbag_keuangan"), "disposition.unknown_case");
}

}  // namespace
}  // namespace tepat::disposition
