// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/trouble_log.h"

#include <gtest/gtest.h>

#include "libs/journal/bus_courier.h"
#include "libs/testing/caught_log.h"
#include "libs/testing/journal_fixture.h"

namespace tepat::journal {
namespace {

using simulation::CaughtLog;
using Lines = std::vector<std::string>;

TEST(TroubleLog, SaysOnceThatAWorkFailsAndOnceThatItGoesOn) {
  CaughtLog log;
  TroubleLog trouble("the work");
  trouble.Note(Ok());
  EXPECT_EQ(log.Lines(), Lines{}) << "no news";
  trouble.Note(Fail(Code::kUnavailable, "bus.down", "try 1"));
  trouble.Note(Fail(Code::kUnavailable, "bus.down", "try 2"));
  trouble.Note(Ok());
  trouble.Note(Ok());
  EXPECT_EQ(log.Lines(), Lines({"the work fails: bus.down (try 1)", "the work goes on"}));
}

TEST(TroubleLog, AnotherReasonIsAChangeToo) {
  CaughtLog log;
  TroubleLog trouble("the work");
  trouble.Note(Fail(Code::kUnavailable, "rpc.unavailable", "down"));
  trouble.Note(Fail(Code::kDenied, "identity.not_a_service", "who are you"));
  EXPECT_EQ(log.Lines(), Lines({"the work fails: rpc.unavailable (down)",
                                "the work fails: identity.not_a_service (who are you)"}));
}

// Answers, and takes nothing: no stream captures what is published.
class DeafBus : public ListBus {
 public:
  Result<std::size_t> Publish(std::span<const Outgoing>) override { return 0; }
};

TEST_F(JournalTest, ACourierSaysThatABusTakesNothingThoughItAnswers) {
  CaughtLog log;
  Node node(folder_, "a", clock_, ids_);
  ASSERT_TRUE(node.writer->Execute(Note("x1")));
  DeafBus bus;
  BusCourier courier(*node.journal, *node.writer, bus, monotonic_);
  ASSERT_TRUE(courier.Open());
  EXPECT_FALSE(courier.Step());
  EXPECT_EQ(log.Lines(), Lines({"the courier to the bus fails: bus.not_acknowledged "
                                "(none of 1 facts was acknowledged)"}));
  EXPECT_EQ(courier.cursor(), 0);
}

TEST_F(JournalTest, ACourierSaysOnceThatTheBusIsDownAndOnceThatItIsBack) {
  CaughtLog log;
  Node node(folder_, "a", clock_, ids_);
  ASSERT_TRUE(node.writer->Execute(Note("x1")));
  ListBus bus;
  BusCourier courier(*node.journal, *node.writer, bus, monotonic_);
  ASSERT_TRUE(courier.Open());
  bus.down = true;
  for (int i = 0; i < 3; ++i) {
    courier.Step();
    monotonic_.now += Backoff::kMax;
  }
  bus.down = false;
  EXPECT_TRUE(courier.Step());
  EXPECT_EQ(log.Lines(), Lines({"the courier to the bus fails: bus.down (down)",
                                "the courier to the bus goes on"}));
}

}  // namespace
}  // namespace tepat::journal
