// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/process.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "libs/testing/folder.h"

namespace tepat::daemon {
namespace {

constexpr std::chrono::seconds kPatience(20);

class ProcessTest : public testing::Test {
 protected:
  ProcessTest() {
    settings_.home = folder_.path();
    settings_.office = "uji";
    settings_.nats_port = 1;  // nobody listens there: a service runs without the bus
  }

  // The refusal with which a service answers a stranger; empty when it does not answer in time.
  std::string AskAsStranger() {
    RemoteJournal journal(rpc::Connect(rpc::SocketPath(folder_.path() + "/run", "satu")),
                          [] { return std::string(); });
    const MonotonicTime deadline = monotonic_.Now() + kPatience;
    while (monotonic_.Now() < deadline) {
      const auto head = journal.Head();
      if (!head && head.error().slug != "rpc.unavailable") return head.error().slug;
    }
    return "";
  }

  const SystemMonotonicClock monotonic_;
  simulation::Folder folder_;
  Settings settings_;
};

TEST_F(ProcessTest, ServesUntilItIsToldToEnd) {
  const auto process = Process::Open(settings_, "satu", {});
  ASSERT_TRUE(process) << process.error().message;
  int status = -1;
  std::thread serving([&] { status = (*process)->Serve({}); });
  EXPECT_EQ(AskAsStranger(), "identity.token_malformed");
  pthread_kill(serving.native_handle(), SIGTERM);  // NOLINT: it is caught, nothing is terminated
  serving.join();
  EXPECT_EQ(status, 0);
}

TEST_F(ProcessTest, DoesNotOpenInATimeZoneThatNobodyKnows) {
  settings_.time_zone = "Asia/Lumajang";
  const auto process = Process::Open(settings_, "satu", {});
  ASSERT_FALSE(process);
  EXPECT_EQ(process.error().slug, "worktime.unknown_time_zone");
}

TEST_F(ProcessTest, DoesNotOpenWhereItsFolderCannotBe) {
  settings_.home = folder_.path() + "/file";
  std::ofstream(settings_.home) << "no folder";
  const auto process = Process::Open(settings_, "satu", {});
  ASSERT_FALSE(process);
  EXPECT_EQ(process.error().slug, "daemon.no_folder");
  EXPECT_NE(process.error().message.find("/file/satu"), std::string::npos) << "which one";
}

TEST_F(ProcessTest, DoesNotServeWhereItsSocketCannotBe) {
  settings_.home = folder_.Sub(std::string(100, 'x'));  // too long for a socket's address
  const auto process = Process::Open(settings_, "satu", {});
  ASSERT_TRUE(process) << process.error().message;
  EXPECT_EQ((*process)->Serve({}), kCannotStart);
}

TEST_F(ProcessTest, IsAloneInItsFolder) {
  const auto first = Process::Open(settings_, "satu", {});
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(Process::Open(settings_, "satu", {}).error().slug, "lock.held");
  EXPECT_TRUE(Process::Open(settings_, "dua", {}));
}

TEST_F(ProcessTest, LeavesItsFolderToTheNextWhenItEnds) {
  { ASSERT_TRUE(Process::Open(settings_, "satu", {})); }
  EXPECT_TRUE(Process::Open(settings_, "satu", {}));
}

TEST_F(ProcessTest, NeedsAnInstantForSimulatedTime) {
  settings_.simulated = true;
  EXPECT_EQ(Process::Open(settings_, "satu", {}).error().slug, "clock.unreadable");
}

TEST_F(ProcessTest, TakesItsTokenAsSoonAsTheOfficeHasLeftIt) {
  const auto process = Process::Open(settings_, "satu", {});
  ASSERT_TRUE(process);
  EXPECT_EQ((*process)->Token(), "");
  std::ofstream(folder_.Sub("secrets") + "/token-satu") << "abc\n";
  EXPECT_EQ((*process)->Token(), "abc");
}

TEST_F(ProcessTest, CannotStartWithWrongSettingsAndSaysSo) {
  std::ofstream(folder_.path() + "/tepat.toml") << "[office]\nid = \"Uji\"\n";
  std::string name = "tepat-satu";
  std::string option = "--home=" + folder_.path();
  char* arguments[] = {name.data(), option.data(), nullptr};
  EXPECT_EQ(RunService(2, arguments, "satu", {}, [](Process&) { return 0; }), kCannotStart);
}

TEST(Signal, IsWokenOnceForAllThatCameBefore) {
  const SystemMonotonicClock monotonic;
  Signal signal;
  signal.Wake();
  signal.Wake();
  signal.Wait(kPatience);  // returns at once
  const MonotonicTime before = monotonic.Now();
  signal.Wait(std::chrono::milliseconds(20));
  EXPECT_GE(monotonic.Now() - before, std::chrono::milliseconds(20));
}

}  // namespace
}  // namespace tepat::daemon
