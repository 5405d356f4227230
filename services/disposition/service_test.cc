// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/service.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "libs/daemon/command_call.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "services/disposition/store.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::disposition {
namespace {

constexpr const char* kCase = "018bcfe5-6800-7abc-8def-0123456789ab";

Status KnowTheOffice(journal::Transaction& t) {
  std::ifstream file(TEPAT_SOURCE_DIR "/deploy/office/sop/pengumpulan-data-kinerja.textproto");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  Mistakes mistakes("sop");
  office::v1::SopAdopted sop;
  *sop.mutable_sop() = *sop::ParseSopFile(text, mistakes);
  TEPAT_TRY(identity::ApplyOfficeFact(t.db(), "sop-adopted", journal::PayloadOf(sop), t.now()));
  TEPAT_TRY(identity::ApplyOfficeFact(
      t.db(), "directory-adopted",
      R"({"positions":[{"key":"camat"},{"key":"sekretaris"},{"key":"kasubbag_keuangan"}],
          "holdings":[{"personId":"camat","position":"camat"},
          {"personId":"sekretaris","position":"sekretaris"},
          {"personId":"kasubbag","position":"kasubbag_keuangan"}]})",
      t.now()));
  return t.db().Run("INSERT INTO reader_cursor VALUES('/tepat/uji/office', 'i', 9, ?)",
                    {MicrosOf(t.now())});
}

class DispositionTest : public testing::Test {
 protected:
  DispositionTest()
      : node_(
            *daemon::Node::Open({"uji", "disposition", folder_.path(), false, Schema()}, world_)) {
    EXPECT_TRUE(node_->writer().Execute(KnowTheOffice));
    correspondence_.service = "correspondence";
  }

  // Gives `ok` or the slug of the refusal.
  std::string Open(const std::string& event_id, const identity::Claims& caller) {
    v1::OpenDispositionRequest request;
    request.set_event_id(event_id);
    request.set_case_id(kCase);
    request.set_sop_id("pengumpulan-data-kinerja");
    request.set_sop_version(sop_version_);
    journal::FillTime(clock_.Now() - std::chrono::minutes(3), request.mutable_start_time());
    request.set_period("2026-TW3");
    request.add_document_kinds("surat_edaran");
    const Status opened = node_->writer().Execute([&](journal::Transaction& t) -> Status {
      TEPAT_TRY(OpenDisposition(t, caller, request));
      return Ok();
    });
    return opened ? "ok" : opened.error().slug;
  }

  template <class Request, class Response, class Command>
  std::string Do(const std::string& person, Request request, Command command) {
    request.set_request_id(ids_.Next());
    identity::Claims caller;
    caller.person_id = person;
    const auto done =
        daemon::ExecuteCommand<Request, Response>(node_->writer(), "x", caller, request, command);
    return done ? "ok" : done.error().slug;
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
    return Do<v1::IssueDispositionRequest, v1::IssueDispositionResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::IssueDispositionRequest& wanted) {
          return IssueDisposition(context_, t, who, wanted);
        });
  }

  std::string RegisterDocument(const std::string& person, const std::string& kind) {
    v1::RegisterYearDocumentRequest request;
    request.set_kind(kind);
    request.set_year(2026);
    request.set_number("PK/1/2026");
    request.set_place("Map Perencanaan");
    return Do<v1::RegisterYearDocumentRequest, v1::RegisterYearDocumentResponse>(
        person, request, RegisterYearDocument);
  }

  std::string ReadBy(const std::string& person) {
    v1::MarkReadRequest request;
    request.set_case_id(kCase);
    return Do<v1::MarkReadRequest, v1::MarkReadResponse>(person, request, MarkRead);
  }

  std::vector<std::string> Facts() {
    std::vector<std::string> names;
    const auto page = *node_->journal().Read(1, journal::kPageRowsMax);
    for (const auto& row : page.rows) names.push_back(journal::ParseEvent(row.body)->fact.name);
    return names;
  }

  using Names = std::vector<std::string>;
  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
  identity::Claims correspondence_;
  int sop_version_ = 1;
  std::unique_ptr<daemon::Node> node_;
};

TEST_F(DispositionTest, AHandOffThatComesTwiceHasItsEffectOnce) {
  EXPECT_EQ(Open("e1", correspondence_), "ok");
  EXPECT_EQ(Open("e1", correspondence_), "ok");
  EXPECT_EQ(Facts(), Names({"disposition-opened"}));
}

TEST_F(DispositionTest, OnlyAServiceHandsOver) {
  identity::Claims person;
  person.person_id = "camat";
  EXPECT_EQ(Open("e1", person), "identity.not_a_service");
}

TEST_F(DispositionTest, AnSopThatIsNotKnownYetIsWaitedFor) {
  sop_version_ = 2;
  EXPECT_EQ(Open("e1", correspondence_), "disposition.no_sop");
  EXPECT_EQ(Facts(), Names());
}

TEST_F(DispositionTest, TheCamatIssuesOnceTheYearsDocumentsAreThere) {
  ASSERT_EQ(Open("e1", correspondence_), "ok");
  EXPECT_EQ(IssueBy("sekretaris"), "identity.not_allowed");
  EXPECT_EQ(IssueBy("camat"), "disposition.input_missing");
  EXPECT_EQ(RegisterDocument("camat", "rencana_aksi"), "identity.not_allowed");
  EXPECT_EQ(RegisterDocument("kasubbag", "rencana_aksi"), "ok");
  EXPECT_EQ(RegisterDocument("sekretaris", "perjanjian_kinerja"), "ok");
  EXPECT_EQ(IssueBy("camat"), "ok");
  EXPECT_EQ(Facts().back(), "disposition-issued");
  EXPECT_EQ(IssueBy("camat", 2), "disposition.moved_on");
}

TEST_F(DispositionTest, AMissingInputMayBePassedOverWithAReason) {
  ASSERT_EQ(Open("e1", correspondence_), "ok");
  EXPECT_EQ(IssueBy("camat", 1, "x"), "disposition.invalid_disposition");
  EXPECT_EQ(IssueBy("camat", 1, "DPA belum disahkan"), "ok");
}

TEST_F(DispositionTest, RecipientsConfirmThatTheyHaveReadIt) {
  ASSERT_EQ(Open("e1", correspondence_), "ok");
  EXPECT_EQ(ReadBy("kasubbag"), "disposition.not_issued");
  ASSERT_EQ(IssueBy("camat", 1, "DPA belum disahkan"), "ok");
  EXPECT_EQ(ReadBy("sekretaris"), "identity.not_allowed");
  EXPECT_EQ(ReadBy("kasubbag"), "ok");
  EXPECT_EQ(ReadBy("kasubbag"), "ok");
  EXPECT_EQ(Facts(), Names({"disposition-opened", "disposition-issued", "disposition-read"}));
}

TEST_F(DispositionTest, TheCamatMaySayThatNoneIsNeeded) {
  ASSERT_EQ(Open("e1", correspondence_), "ok");
  v1::DeclineDispositionRequest request;
  request.set_case_id(kCase);
  request.set_expected_revision(1);
  const auto decline = [&] {
    return Do<v1::DeclineDispositionRequest, v1::DeclineDispositionResponse>("camat", request,
                                                                             DeclineDisposition);
  };
  EXPECT_EQ(decline(), "disposition.invalid_disposition");
  request.set_reason("surat hanya untuk diketahui");
  EXPECT_EQ(decline(), "ok");
  EXPECT_EQ(Facts().back(), "disposition-declined");
  EXPECT_EQ(IssueBy("camat", 2), "disposition.moved_on");
}

TEST_F(DispositionTest, AnActingOfficerDecidesUnderTheDelegation) {
  ASSERT_EQ(Open("e1", correspondence_), "ok");
  EXPECT_EQ(IssueBy("sekretaris", 1, "DPA belum disahkan"), "identity.not_allowed");
  ASSERT_TRUE(node_->writer().Execute([](journal::Transaction& t) {
    return identity::ApplyOfficeFact(
        t.db(), "delegation-granted",
        R"({"delegationId":"d1","position":"camat","personId":"sekretaris",
            "startTime":"2026-11-23T00:00:00Z","endTime":"2026-11-24T00:00:00Z"})",
        t.now());
  }));
  EXPECT_EQ(IssueBy("sekretaris", 1, "DPA belum disahkan"), "ok");
  const auto page = *node_->journal().Read(node_->writer().head().sequence, 1);
  const auto actor = journal::ParseEvent(page.rows.at(0).body)->fact.actor;
  EXPECT_EQ(actor->position, "camat");
  EXPECT_EQ(actor->delegation_id, "d1");
}

TEST_F(DispositionTest, AnUnknownCaseIsNamed) {
  EXPECT_EQ(IssueBy("camat"), "disposition.unknown_case");
  EXPECT_EQ(ReadBy("kasubbag"), "disposition.unknown_case");
}

}  // namespace
}  // namespace tepat::disposition
