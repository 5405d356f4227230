// SPDX-License-Identifier: Apache-2.0
// Our side of NATS against a real nats-server on a free port, with JetStream in a folder of its
// own.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <functional>

#include "libs/bus/nats_feed.h"
#include "libs/bus/nats_publisher.h"
#include "libs/bus/stream.h"
#include "libs/testing/folder.h"

namespace tepat::bus {
namespace {

constexpr std::chrono::seconds kPatience(20);
constexpr std::chrono::milliseconds kWait(200);

// A port that was free a moment ago.
int FreePort() {
  const int probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  EXPECT_EQ(bind(probe, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size), 0);
  close(probe);
  return ntohs(address.sin_port);
}

// A nats-server that a test starts and ends; its stream survives both.
class Server {
 public:
  Server() : port_(FreePort()) {
    std::ofstream(folder_.path() + "/nats.conf")
        << "listen: \"127.0.0.1:" << port_ << "\"\njetstream { store_dir: \"" << folder_.path()
        << "/store\" }\nauthorization { users: [{ user: \"timing\", password: \"rahasia\" }] }\n";
    Start();
  }
  ~Server() { Kill(); }

  void Start() {
    std::string config = folder_.path() + "/nats.conf";
    std::string log = folder_.path() + "/nats.log";
    std::array<char*, 6> arguments = {const_cast<char*>("nats-server"),
                                      const_cast<char*>("-c"),
                                      config.data(),
                                      const_cast<char*>("-l"),
                                      log.data(),
                                      nullptr};
    ASSERT_EQ(posix_spawnp(&process_, "nats-server", nullptr, nullptr, arguments.data(), environ),
              0);
  }
  void Kill() {
    if (process_ == 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }

  NatsOptions options(const std::string& password = "rahasia") const {
    return {"127.0.0.1", port_, "timing", password};
  }

 private:
  simulation::Folder folder_;
  const int port_;
  pid_t process_ = 0;
};

bool Until(const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!done()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
  }
  return true;
}

class NatsTest : public testing::Test {
 protected:
  NatsTest() {
    EXPECT_TRUE(Until([&] { return stream_.Ensure().has_value(); }));
  }

  std::size_t Publish(const std::string& id, const std::string& service = "satu") {
    const journal::Outgoing event{"tepat.uji." + service + ".noted", id, BodyOf(id)};
    std::size_t count = 0;
    EXPECT_TRUE(Until([&] {
      count = publisher_.Publish({&event, 1}).value_or(0);
      return count == 1;
    }));
    return count;
  }
  static std::string BodyOf(const std::string& id) {
    return R"({"id":")" + id + R"(","sequence":")" + id + R"("})";
  }
  // What a feed brings until it has so many, or patience is over.
  static std::vector<std::string> Take(NatsFeed& feed, std::size_t count) {
    std::vector<std::string> bodies;
    Until([&] {
      for (std::string& body : feed.Fetch(kWait).value_or(std::vector<std::string>())) {
        bodies.push_back(std::move(body));
      }
      return bodies.size() >= count;
    });
    return bodies;
  }

  Server server_;
  NatsConnection connection_{server_.options()};
  Stream stream_{connection_, "tepat.uji.>"};
  NatsPublisher publisher_{connection_};
};

TEST_F(NatsTest, TheStreamIsMadeOnceAndCountsWhatItHolds) {
  EXPECT_FALSE(*stream_.Ensure());
  Publish("1");
  Publish("2");
  const auto state = stream_.State();
  ASSERT_TRUE(state) << state.error().message;
  EXPECT_EQ(state->messages, 2);
  EXPECT_EQ(state->last_sequence, 2);
}

TEST_F(NatsTest, AFactThatIsPublishedAgainIsHeldOnce) {
  EXPECT_EQ(Publish("1"), 1U);
  EXPECT_EQ(Publish("1"), 1U) << "acknowledged, as something that is there";
  EXPECT_EQ(stream_.State()->messages, 1);
}

TEST_F(NatsTest, AFactThatNoStreamCapturesIsNotAcknowledged) {
  const std::array<journal::Outgoing, 2> events = {
      {{"tepat.uji.satu.noted", "1", BodyOf("1")}, {"elsewhere.noted", "2", BodyOf("2")}}};
  // The server's "nobody listens" names no fact and may come before the first one's answer.
  EXPECT_LE(publisher_.Publish(events).value_or(events.size()), 1U);
  EXPECT_EQ(Publish("1"), 1U) << "what was published stands";
}

TEST_F(NatsTest, AFeedBringsWhatIsNewOfItsSourceInOrder) {
  Publish("1");
  NatsFeed feed(connection_, kStreamName, "timing-satu", "tepat.uji.satu.>");
  ASSERT_TRUE(feed.Fetch(kWait)) << "the consumer begins here";
  Publish("2");
  Publish("3", "dua");
  Publish("4");
  EXPECT_EQ(Take(feed, 2), (std::vector<std::string>{BodyOf("2"), BodyOf("4")}));
}

TEST_F(NatsTest, AFeedOfASourceWithoutAJournalBringsAllThatTheStreamHolds) {
  Publish("1");
  Publish("2");
  NatsFeed feed(connection_, kStreamName, "timing-satu", "tepat.uji.satu.>", NatsFeed::From::kAll);
  EXPECT_EQ(Take(feed, 2), (std::vector<std::string>{BodyOf("1"), BodyOf("2")}));
}

TEST_F(NatsTest, TheKeeperReadsWhatTheStreamHoldsOfASource) {
  Publish("1");
  Publish("2", "dua");
  Publish("3");
  const auto held = stream_.Held("tepat.uji.satu.>", "audit-satu");
  ASSERT_TRUE(held) << held.error().message;
  EXPECT_EQ(*held, (std::vector<std::int64_t>{1, 3}));
  EXPECT_EQ(*stream_.Held("tepat.uji.satu.>", "audit-satu"), *held) << "as often as it likes";
}

TEST_F(NatsTest, TheCounterMovesForwardPastConsumersThatAreAhead) {
  Publish("1");
  ASSERT_TRUE(stream_.PurgeForward(10));
  Publish("2");
  EXPECT_EQ(stream_.State()->last_sequence, 10);
  EXPECT_EQ(stream_.State()->messages, 1);
}

TEST_F(NatsTest, AProbeGoesInAndComesOut) {
  EXPECT_TRUE(stream_.Probe("tepat.uji.timing.probe"));
  EXPECT_FALSE(stream_.Probe("elsewhere.probe"));
}

TEST_F(NatsTest, AServerThatDiesIsDownAndItsReturnIsNoticed) {
  Publish("1");
  NatsFeed feed(connection_, kStreamName, "timing-satu", "tepat.uji.satu.>", NatsFeed::From::kAll);
  EXPECT_EQ(Take(feed, 1).size(), 1U);
  const std::int64_t generation = connection_.generation();
  server_.Kill();
  ASSERT_TRUE(Until([&] { return !connection_.EnsureConnected(); }));
  EXPECT_EQ(connection_.Publish("tepat.uji.satu.noted", "", "2", "{}").error().slug, "bus.down");
  const journal::Outgoing event{"tepat.uji.satu.noted", "2", BodyOf("2")};
  EXPECT_FALSE(publisher_.Publish({&event, 1}));
  server_.Start();
  ASSERT_TRUE(Until([&] { return connection_.EnsureConnected(); }));
  EXPECT_TRUE(Until([&] { return connection_.generation() > generation; }));
  ASSERT_TRUE(Until([&] { return stream_.State().has_value(); }));
  Publish("2");
  EXPECT_EQ(Take(feed, 2).back(), BodyOf("2")) << "by a consumer that was made again";
}

TEST(NatsConnection, IsNotThereWithoutAServer) {
  NatsConnection connection({"127.0.0.1", FreePort(), "timing", "rahasia"});
  EXPECT_FALSE(connection.EnsureConnected());
  EXPECT_EQ(connection.Request("x", "", kWait).error().slug, "bus.down");
  EXPECT_FALSE(connection.Subscribe("x").has_value());
  EXPECT_FALSE(connection.Flush());
}

TEST(NatsConnection, IsNotThereForAStranger) {
  Server server;
  NatsConnection known(server.options());
  ASSERT_TRUE(Until([&] { return known.EnsureConnected(); }));
  NatsConnection stranger(server.options("salah"));
  EXPECT_FALSE(stranger.EnsureConnected());
}

TEST(NatsConnection, CarriesAMessageToItsOwnInbox) {
  Server server;
  NatsConnection connection(server.options());
  ASSERT_TRUE(Until([&] { return connection.EnsureConnected(); }));
  EXPECT_EQ(connection.Inbox("x"), "_INBOX.timing.x");
  const auto inbox = connection.Subscribe(connection.Inbox("x"));
  ASSERT_TRUE(inbox);
  ASSERT_TRUE(connection.Publish(connection.Inbox("x"), "", "", "halo"));
  const auto message = (*inbox)->Next(kPatience);
  ASSERT_TRUE(message) << message.error().message;
  EXPECT_EQ(message->body, "halo");
  EXPECT_EQ(message->status, "");
  EXPECT_EQ((*inbox)->Next(std::chrono::milliseconds(1)).error().slug, "bus.timeout");
}

}  // namespace
}  // namespace tepat::bus
