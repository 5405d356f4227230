// SPDX-License-Identifier: Apache-2.0
// What every service offers, over a real socket.
#include "libs/daemon/daemon_fixture.h"
#include "libs/daemon/journal_service.h"
#include "libs/daemon/maintenance_service.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"

namespace tepat::daemon {
namespace {

namespace v1 = journal::v1;

class ServedNodeTest : public DaemonTest {
 protected:
  ServedNodeTest() {
    KnowTheKey(*node_);
    EXPECT_TRUE(server_.has_value());
  }

  RemoteJournal Journal(const std::string& token) {
    return RemoteJournal(channel_, [token] { return token; });
  }

  // Calls a method of the maintenance service; gives `ok` or the slug of the refusal.
  template <class Method, class Request, class Response>
  std::string Ask(Method method, const std::string& token, const Request& request,
                  Response* response) {
    grpc::ClientContext context;
    rpc::SetDeadline(context, std::chrono::seconds(10));
    context.AddMetadata(calls::kTokenKey, calls::TokenValue(token));
    const Status status = rpc::FromGrpc((stub_.get()->*method)(&context, request, response));
    return status ? "ok" : status.error().slug;
  }
  std::string Snapshot(const std::string& path) {
    v1::SnapshotRequest request;
    request.set_path(path);
    v1::SnapshotResponse response;
    return Ask(&Stub::Snapshot, OperatorToken(), request, &response);
  }

  using Stub = v1::MaintenanceService::Stub;

  const std::unique_ptr<Node> node_ = MakeNode("satu");
  calls::Guard guard_{node_->pool(), clock_};
  JournalService journal_{*node_, guard_};
  MaintenanceService maintenance_{*node_, guard_};
  const std::string path_ = rpc::SocketPath(folder_.path(), "satu");
  const Result<std::unique_ptr<rpc::Server>> server_ =
      rpc::Server::Start(path_, {&journal_, &maintenance_});
  // Shared with gRPC's stubs.
  const std::shared_ptr<grpc::Channel> channel_ = rpc::Connect(path_);
  const std::unique_ptr<Stub> stub_ = v1::MaintenanceService::NewStub(channel_);
};

TEST_F(ServedNodeTest, AnotherServiceReadsTheJournalAsItStands) {
  ASSERT_TRUE(Note(*node_, "a"));
  ASSERT_TRUE(Note(*node_, "b"));
  RemoteJournal remote = Journal(ServiceToken());
  const auto head = remote.Head();
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->position, node_->writer().head());
  EXPECT_EQ(head->hash, node_->journal().Head()->hash);
  const auto page = remote.Read(2, 10);
  ASSERT_TRUE(page);
  ASSERT_EQ(page->rows.size(), 1U);
  EXPECT_EQ(page->rows[0].body, node_->journal().Read(2, 1)->rows[0].body);
  EXPECT_EQ(page->head.sequence, 2);
}

TEST_F(ServedNodeTest, APageBeyondTheLimitIsRefused) {
  RemoteJournal remote = Journal(ServiceToken());
  EXPECT_EQ(remote.Read(1, journal::kPageRowsMax + 1).error().slug, "journal.page_out_of_range");
  EXPECT_EQ(remote.Read(0, 1).error().slug, "journal.page_out_of_range");
}

TEST_F(ServedNodeTest, NoPersonReadsAJournal) {
  EXPECT_EQ(Journal(PersonToken()).Head().error().slug, "identity.not_a_service");
  EXPECT_EQ(Journal("").Head().error().slug, "identity.token_malformed");
  EXPECT_EQ(Journal(PersonToken()).Read(1, 1).error().slug, "identity.not_a_service");
}

TEST_F(ServedNodeTest, SaysHowFarReadersAndCouriersAre) {
  ASSERT_TRUE(node_->HandOverTo("dua", {"noted"}, [](const journal::Event&) {
    return Fail(Code::kInvalid, "test.refused", "no");
  }));
  ASSERT_TRUE(Note(*node_, "a"));
  node_->Step();
  v1::GetProgressResponse progress;
  ASSERT_EQ(Ask(&Stub::GetProgress, ServiceToken(), v1::GetProgressRequest(), &progress), "ok");
  EXPECT_EQ(progress.head().sequence(), 1);
  ASSERT_EQ(progress.couriers_size(), 1);
  EXPECT_EQ(progress.couriers(0).courier(), "dua");
  EXPECT_EQ(progress.couriers(0).stuck(), 1);
  v1::ListStuckResponse stuck;
  ASSERT_EQ(Ask(&Stub::ListStuck, ServiceToken(), v1::ListStuckRequest(), &stuck), "ok");
  ASSERT_EQ(stuck.facts_size(), 1);
  EXPECT_EQ(stuck.facts(0).reason(), v1::STUCK_REASON_REFUSED);
  EXPECT_EQ(stuck.facts(0).case_id(), "case-a");
  EXPECT_EQ(stuck.facts(0).slug(), "test.refused");
}

TEST_F(ServedNodeTest, ListsTheFactBeforeWhichAReaderStandsStill) {
  const auto office = MakeNode("kantor");
  ASSERT_TRUE(Note(*office, "a"));
  ListBus bus;
  ASSERT_TRUE(node_->ReadFrom("/tepat/uji/kantor", office->journal(), bus,
                              [](journal::Transaction& t, const journal::Event& event) -> Status {
                                if (!event.fact.case_id.empty()) return ApplyNote(t, event);
                                return Fail(Code::kInvalid, "test.unreadable", "no SOP");
                              }));
  node_->Step();
  ASSERT_TRUE(office->writer().Execute([](journal::Transaction& t) -> Status {
    TEPAT_TRY(t.Append({"sop-adopted", "", t.now()}));
    return Ok();
  }));
  bus.arriving = {office->journal().Read(2, 1)->rows.at(0).body};
  node_->Step();
  v1::ListStuckResponse stuck;
  ASSERT_EQ(Ask(&Stub::ListStuck, ServiceToken(), v1::ListStuckRequest(), &stuck), "ok");
  ASSERT_EQ(stuck.facts_size(), 1);
  EXPECT_EQ(stuck.facts(0).reason(), v1::STUCK_REASON_PARKED);
  EXPECT_EQ(stuck.facts(0).counterpart(), "/tepat/uji/kantor");
  EXPECT_EQ(stuck.facts(0).case_id(), "");
  EXPECT_EQ(stuck.facts(0).sequence(), 2);
  EXPECT_EQ(stuck.facts(0).slug(), "test.unreadable");
  v1::GetProgressResponse progress;
  ASSERT_EQ(Ask(&Stub::GetProgress, ServiceToken(), v1::GetProgressRequest(), &progress), "ok");
  EXPECT_EQ(progress.parked(), 1);
}

TEST_F(ServedNodeTest, TriesStuckHandOffsAgainWhenTheOperatorAsks) {
  bool refuse = true;
  ASSERT_TRUE(node_->HandOverTo("dua", {"noted"}, [&](const journal::Event&) -> Status {
    return refuse ? Fail(Code::kInvalid, "test.refused", "no") : Ok();
  }));
  ASSERT_TRUE(Note(*node_, "a"));
  node_->Step();
  refuse = false;
  v1::RetryStuckResponse response;
  EXPECT_EQ(Ask(&Stub::RetryStuck, ServiceToken(), v1::RetryStuckRequest(), &response),
            "identity.no_scope");
  EXPECT_EQ(Ask(&Stub::RetryStuck, OperatorToken(), v1::RetryStuckRequest(), &response), "ok");
  node_->Step();
  EXPECT_EQ(Count(*node_, "stuck"), 0);
}

TEST_F(ServedNodeTest, AFreezeHoldsCommandsUntilItIsThawed) {
  v1::FreezeRequest request;
  v1::FreezeResponse response;
  EXPECT_EQ(Ask(&Stub::Freeze, OperatorToken(), request, &response), "journal.invalid_request");
  request.set_seconds_max(60);
  ASSERT_EQ(Ask(&Stub::Freeze, OperatorToken(), request, &response), "ok");
  EXPECT_EQ(node_->writer().RequireThawed().error().slug, "journal.frozen");
  v1::ThawResponse thawed;
  ASSERT_EQ(Ask(&Stub::Thaw, OperatorToken(), v1::ThawRequest(), &thawed), "ok");
  EXPECT_TRUE(node_->writer().RequireThawed());
}

TEST_F(ServedNodeTest, ASnapshotIsAJournalOfItsOwnThatVerifies) {
  ASSERT_TRUE(Note(*node_, "a"));
  const std::string path = folder_.path() + "/copy.db";
  EXPECT_EQ(Snapshot(path), "ok");
  EXPECT_EQ(Snapshot(path), "journal.invalid_request") << "the file is there already";
  EXPECT_EQ(Snapshot("copy.db"), "journal.invalid_request") << "not absolute";
}

}  // namespace
}  // namespace tepat::daemon
