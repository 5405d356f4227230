// SPDX-License-Identifier: Apache-2.0
// The journal as a process uses it: commands from many threads, one thread that writes, a courier
// and readers beside it. The thread sanitizer watches.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "libs/journal/bus_courier.h"
#include "libs/testing/journal_fixture.h"

namespace tepat::journal {
namespace {

constexpr int kOfficers = 4;
constexpr int kCommands = 50;  // of each officer

class ThreadsTest : public JournalTest {
 protected:
  // Drives the writer until told to stop.
  static std::jthread Drive(Writer& writer) {
    writer.Drive();
    return std::jthread([&writer](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        if (!writer.Step()) writer.WaitForWork(std::chrono::milliseconds(5));
      }
    });
  }
};

TEST_F(ThreadsTest, EveryAnswerGivenIsInTheJournalOnceAndIsPublishedInOrder) {
  Node node(folder_, "a", clock_, ids_);
  Writer& writer = *node.writer;
  std::atomic<int> committed{0};
  writer.OnFacts([&] { ++committed; });
  ListBus bus;
  BusCourier courier(*node.journal, writer, bus, monotonic_);
  ASSERT_TRUE(courier.Open());
  std::atomic<std::int64_t> carried{0};
  std::atomic<int> refused{0};
  {
    const std::jthread driver = Drive(writer);
    const std::jthread carrier([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        courier.Step();
        carried = courier.cursor();
      }
    });
    const std::jthread looker([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        const std::int64_t before = writer.head().sequence;
        EXPECT_GE(Count(node, "journal"), before) << "a head that no reader can see";
        writer.Freeze(std::chrono::milliseconds(1));
        writer.Thaw();
        EXPECT_TRUE(writer.RequireThawed());
      }
    });
    std::vector<std::jthread> officers;
    officers.reserve(kOfficers);
    for (int officer = 0; officer < kOfficers; ++officer) {
      officers.emplace_back([&, officer] {
        for (int i = 0; i < kCommands; ++i) {
          const std::string text = std::to_string(officer) + "-" + std::to_string(i);
          if (!writer.Execute(Note(text))) ++refused;
        }
      });
    }
    officers.clear();
    while (carried < writer.head().sequence) std::this_thread::yield();
  }
  EXPECT_EQ(refused, 0);
  EXPECT_GT(committed, 0);
  EXPECT_EQ(Count(node, "note"), kOfficers * kCommands);
  ASSERT_EQ(bus.published.size(), static_cast<std::size_t>(kOfficers * kCommands));
  std::set<std::string> ids;
  for (const Outgoing& event : bus.published) ids.insert(event.message_id);
  EXPECT_EQ(ids.size(), bus.published.size());
  EXPECT_TRUE(std::is_sorted(
      bus.published.begin(), bus.published.end(),
      [](const Outgoing& a, const Outgoing& b) { return a.message_id < b.message_id; }));
}

}  // namespace
}  // namespace tepat::journal
