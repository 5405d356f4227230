// SPDX-License-Identifier: Apache-2.0
#include "services/portal/live.h"

#include <gtest/gtest.h>

#include "libs/casebook/casebook.h"
#include "libs/casebook/parts.h"
#include "libs/casebook/store/settle.h"
#include "libs/daemon/node.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"

namespace tepat::portal {
namespace {

class LiveTest : public testing::Test {
 protected:
  LiveTest()
      : node_(
            *daemon::Node::Open({"uji", "portal", folder_.path(), false, book_.Schema()}, world_)),
        hub_(node_->pool()) {}

  // Changes cases, one after the other, `times` times each.
  void Change(const std::vector<std::string>& case_ids, int times = 1) {
    ASSERT_TRUE(node_->writer().Execute([&](journal::Transaction& transaction) -> Status {
      for (int i = 0; i < times; ++i) {
        for (const auto& id : case_ids) TEPAT_TRY(casebook::Settle(transaction.db(), id));
      }
      return Ok();
    }));
  }

  // Shared by the hub and the test.
  std::shared_ptr<EventSource> Open(std::int64_t since, const std::string& session = "s1") {
    return hub_.Open({session, "p-" + session}, since, [](const std::set<std::string>& case_ids) {
      std::string all;
      for (const std::string& id : case_ids) all += id + ",";
      return all;
    });
  }

  const casebook::Casebook book_{{casebook::CasesPart()}};
  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  std::unique_ptr<daemon::Node> node_;
  LiveHub hub_;
};

TEST_F(LiveTest, WhoeverComesBackIsSentWhatWasMissed) {
  Change({"k1", "k2", "k3"});
  const auto events = Open(1);
  EXPECT_EQ(events->Pull(), "retry: 2000\n\n");
  EXPECT_TRUE(hub_.Step());
  EXPECT_EQ(events->Pull(), "id: 3\nevent: kasus\ndata: k2,k3,\n\n");
  EXPECT_FALSE(hub_.Step()) << "nothing has changed since";
  Change({"k1"});
  EXPECT_TRUE(hub_.Step());
  EXPECT_EQ(events->Pull(), "id: 4\nevent: kasus\ndata: k1,\n\n");
}

TEST_F(LiveTest, WhoeverMissedMoreThanIsKeptLoadsThePageAnew) {
  Change({"k1"}, 4100);
  const auto old = Open(50);
  const auto ahead = Open(9999);  // of a portal that was rebuilt since
  hub_.Step();
  EXPECT_NE(old->Pull().find("id: 4100\nevent: muatulang"), std::string::npos);
  EXPECT_NE(ahead->Pull().find("id: 4100\nevent: muatulang"), std::string::npos);
  Change({"k2"});
  hub_.Step();
  EXPECT_NE(old->Pull().find("id: 4101\nevent: kasus\ndata: k2,"), std::string::npos);
}

TEST_F(LiveTest, TheFifthStreamOfASessionTakesThePlaceOfTheFirst) {
  std::vector<std::shared_ptr<EventSource>> streams;  // shared with the hub
  streams.reserve(5);
  for (int i = 0; i < 5; ++i) streams.push_back(Open(0));
  const auto other = Open(0, "s2");
  EXPECT_NE(streams[0]->Pull().find("event: gantian"), std::string::npos);
  EXPECT_TRUE(streams[0]->over());
  Change({"k1"});
  hub_.Step();
  for (int i = 1; i < 5; ++i) {
    EXPECT_NE(streams[static_cast<std::size_t>(i)]->Pull().find("k1"), std::string::npos) << i;
  }
  EXPECT_NE(other->Pull().find("k1"), std::string::npos);
}

TEST_F(LiveTest, AReaderWhoIsTooSlowLoadsThePageAnew) {
  const auto slow = hub_.Open(
      {"s1", "p1"}, 0, [](const std::set<std::string>&) { return std::string(100'000, 'x'); });
  for (int i = 0; i < 4; ++i) {
    Change({"k1"});
    hub_.Step();
  }
  const std::string waiting = slow->Pull();
  EXPECT_LT(waiting.size(), 256U * 1024);
  EXPECT_NE(waiting.find("event: muatulang"), std::string::npos);
}

TEST_F(LiveTest, ASessionThatIsOverHasNoStreamLeft) {
  const auto ended = Open(0, "s1");
  const auto stays = Open(0, "s2");
  hub_.Close("s1");
  EXPECT_NE(ended->Pull().find("event: muatulang"), std::string::npos);
  EXPECT_TRUE(ended->over());
  EXPECT_FALSE(stays->over());
  hub_.Close("p-s2");
  EXPECT_NE(stays->Pull().find("event: muatulang"), std::string::npos) << "or of a person";
}

}  // namespace
}  // namespace tepat::portal
