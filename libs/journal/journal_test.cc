// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/journal/bus_courier.h"
#include "libs/journal/command.h"
#include "libs/journal/handoff_courier.h"
#include "libs/journal/hash.h"
#include "libs/testing/caught_log.h"
#include "libs/testing/journal_fixture.h"

namespace tepat::journal {
namespace {

TEST_F(JournalTest, ChainsEveryRowAndKeepsInstantsInOrder) {
  Node node(folder_, "a", clock_, ids_);
  ASSERT_TRUE(node.writer->Execute(Note("x1")));
  clock_.now -= std::chrono::hours(1);
  ASSERT_TRUE(node.writer->Execute(Note("x2")));
  const auto page = *node.journal->Read(1, 10);
  ASSERT_EQ(page.rows.size(), 2U);
  std::string hash = FirstHash();
  Instant last;
  for (const JournalRow& row : page.rows) {
    hash = ChainHash(hash, row.body);
    EXPECT_EQ(row.hash, hash);
    const Event event = *ParseEvent(row.body);
    EXPECT_EQ(event.position.sequence, row.sequence);
    EXPECT_GE(event.recorded, last);
    last = event.recorded;
  }
}

TEST_F(JournalTest, ARefusalLeavesNothingAndOthersInItsBatchCommit) {
  Node node(folder_, "a", clock_, ids_);
  std::vector<std::string> outcomes;
  const auto done = [&](const Status& s) { outcomes.push_back(s ? "saved" : s.error().slug); };
  ASSERT_TRUE(node.writer->Submit(Note("x1"), done));
  ASSERT_TRUE(node.writer->Submit(
      [](Transaction& t) -> Status {
        TEPAT_TRY(Note("y1")(t));
        return Fail(Code::kConflict, "test.refused", "no");
      },
      done));
  ASSERT_TRUE(node.writer->Submit(Note("x2"), done));
  EXPECT_TRUE(node.writer->Step());
  EXPECT_EQ(outcomes, (std::vector<std::string>{"saved", "test.refused", "saved"}));
  EXPECT_EQ(Count(node, "note"), 2);
  EXPECT_EQ(node.writer->head().sequence, 2);
}

// Couriers look after new facts, who shows rows after every change.
class ListenersTest : public JournalTest {
 protected:
  ListenersTest() : node_(folder_, "a", clock_, ids_) {
    node_.writer->OnFacts([&] { ++facts_; });
    node_.writer->OnChange([&] { ++changes_; });
  }

  Node node_;
  int facts_ = 0;
  int changes_ = 0;
};

TEST_F(ListenersTest, AFactIsAChangeAndARowAloneIsNoFact) {
  ASSERT_TRUE(node_.writer->Execute(Note("x1")));
  EXPECT_EQ(facts_, 1);
  EXPECT_EQ(changes_, 1);
  ASSERT_TRUE(node_.writer->Execute(
      [](Transaction& t) { return t.db().Run("INSERT INTO note VALUES('x2')"); }));
  EXPECT_EQ(facts_, 1);
  EXPECT_EQ(changes_, 2);
}

TEST_F(ListenersTest, ABatchIsToldOfOnceAndNotAtAllWhenItFailed) {
  for (const char* text : {"x1", "x2"}) {
    ASSERT_TRUE(node_.writer->Submit(Note(text), [](const Status&) {}));
  }
  EXPECT_TRUE(node_.writer->Step());
  EXPECT_EQ(facts_, 1);
  EXPECT_EQ(changes_, 1);
  // As SQLite does by itself on a full disk: with the transaction the whole batch is gone.
  EXPECT_FALSE(node_.writer->Execute([](Transaction& t) -> Status {
    TEPAT_TRY(Note("x3")(t));
    TEPAT_TRY(t.db().Run("ROLLBACK"));
    return Fail(Code::kExhausted, "sql.full", "as if");
  }));
  EXPECT_EQ(facts_, 1);
  EXPECT_EQ(changes_, 1);
  EXPECT_EQ(Count(node_, "note"), 2);
}

TEST_F(JournalTest, TheQueueIsBounded) {
  Node node(folder_, "a", clock_, ids_);
  for (int i = 0; i < 8; ++i) ASSERT_TRUE(node.writer->Submit(Note("x"), [](const Status&) {}));
  EXPECT_EQ(node.writer->Submit(Note("x"), [](const Status&) {}).error().slug,
            "journal.queue_full");
}

TEST_F(JournalTest, OnAFullDiskNoCommandIsHalfSaved) {
  Node node(folder_, "a", clock_, ids_, 40);
  std::vector<std::string> saved;
  int refused = 0;
  for (int round = 0; round < 200 && refused < 20; ++round) {
    std::vector<std::string> batch;
    for (int i = 0; i < 4; ++i) {
      const std::string text =
          std::to_string(round) + "-" + std::to_string(i) + std::string(300, 'x');
      ASSERT_TRUE(node.writer->Submit(Note(text), [&, text](const Status& s) {
        if (s) saved.push_back(text);
        if (!s) {
          ++refused;
          EXPECT_EQ(s.error().slug, "sql.full");
        }
      }));
    }
    node.writer->Step();
  }
  ASSERT_GT(saved.size(), 0U);
  ASSERT_GT(refused, 0) << "the disk never filled";
  EXPECT_EQ(Count(node, "note"), static_cast<std::int64_t>(saved.size()));
  EXPECT_EQ(Count(node, "journal"), static_cast<std::int64_t>(saved.size()));
  EXPECT_EQ(node.writer->head().sequence, static_cast<std::int64_t>(saved.size()));
}

TEST_F(JournalTest, ARepeatedCommandGetsTheFirstAnswerAndAChangedOneIsRefused) {
  Node node(folder_, "a", clock_, ids_);
  const CommandKey key{ids_.Next(), Sha256("one")};
  int runs = 0;
  const auto run = [&](const CommandKey& with) {
    Result<std::string> reply = std::string();
    const Status status = node.writer->Execute([&](Transaction& t) -> Status {
      reply = RunOnce(t, with, [&](Transaction&) -> Result<std::string> {
        return "answer " + std::to_string(++runs);
      });
      return reply ? Ok() : Fail(reply.error());
    });
    return status ? *reply : status.error().slug;
  };
  EXPECT_EQ(run(key), "answer 1");
  EXPECT_EQ(run(key), "answer 1");
  EXPECT_EQ(run({key.request_id, Sha256("two")}), "journal.request_id_reused");
  EXPECT_EQ(run({"7", Sha256("one")}), "journal.malformed_request_id");
}

TEST_F(JournalTest, RefusesTheFileOfAnotherService) {
  { Node node(folder_, "a", clock_, ids_); }
  WriterOptions options;
  options.path = folder_ + "/a.db";
  options.source = "/tepat/uji/b";
  options.schema = {
      sql::SchemaPart{"service", {"CREATE TABLE note(text TEXT PRIMARY KEY) STRICT"}}};
  EXPECT_EQ(Writer::Open(options, clock_, ids_).error().slug, "journal.other_source");
}

TEST_F(JournalTest, TheCourierPublishesAllInOrderAndResumesBehindItsCursor) {
  Node node(folder_, "a", clock_, ids_);
  ListBus bus;
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(node.writer->Execute(Note("x" + std::to_string(i))));
  {
    BusCourier courier(*node.journal, *node.writer, bus, monotonic_);
    ASSERT_TRUE(courier.Open());
    bus.down = true;
    EXPECT_FALSE(courier.Step());
    bus.down = false;
    EXPECT_FALSE(courier.Step());  // still waits out its back-off
    monotonic_.now += std::chrono::seconds(3);
    EXPECT_TRUE(courier.Step());
    EXPECT_FALSE(courier.Step());  // at rest: the cursor is saved
  }
  ASSERT_EQ(bus.published.size(), 5U);
  EXPECT_EQ(bus.published[4].subject, "tepat.uji.a.noted");
  EXPECT_EQ(bus.published[4].message_id, ParseEvent(bus.published[4].body)->id);
  BusCourier again(*node.journal, *node.writer, bus, monotonic_);
  ASSERT_TRUE(again.Open());
  EXPECT_EQ(again.cursor(), 5);
}

class HandoffTest : public JournalTest {
 protected:
  HandoffTest() : node_(folder_, "a", clock_, ids_) {
    for (const char* text : {"x1", "y1", "x2", "y2"})
      EXPECT_TRUE(node_.writer->Execute(Note(text)));
  }

  std::unique_ptr<HandoffCourier> MakeCourier() {
    auto courier = std::make_unique<HandoffCourier>(
        "b", std::vector<std::string>{"noted"}, *node_.journal, *node_.writer, monotonic_,
        [&](const Event& event) -> Status {
          if (refuse_ && event.fact.payload == R"({"text":"x1"})") {
            return Fail(Error(*refuse_));
          }
          delivered_.push_back(event.position.sequence);
          return Ok();
        },
        [&]() -> Result<std::string> { return life_; });
    EXPECT_TRUE(courier->Open());
    return courier;
  }

  // Takes a table away, as a database in trouble does, and gives it back.
  Status Rename(const std::string& from, const std::string& to) const {
    return node_.writer->Execute(
        [&](Transaction& t) { return t.db().Run("ALTER TABLE " + from + " RENAME TO " + to); });
  }

  Node node_;
  std::optional<Error> refuse_;
  std::string life_ = "first";
  std::vector<std::int64_t> delivered_;
};

TEST_F(HandoffTest, HandsEveryFactOverInOrderAndResumesBehindItsCursor) {
  const auto courier = MakeCourier();
  EXPECT_TRUE(courier->Step());
  EXPECT_FALSE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{1, 2, 3, 4}));
  EXPECT_EQ(MakeCourier()->cursor(), 4);
}

TEST_F(HandoffTest, AReceiverThatIsDownIsTriedAgainAfterABackOff) {
  refuse_ = Error{Code::kUnavailable, "rpc.unavailable", "down"};
  const auto courier = MakeCourier();
  EXPECT_FALSE(courier->Step());
  refuse_.reset();
  EXPECT_FALSE(courier->Step());  // still waits
  monotonic_.now += std::chrono::seconds(3);
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{1, 2, 3, 4}));
  EXPECT_EQ(Count(node_, "stuck"), 0);
}

TEST_F(HandoffTest, SaysOnceWhatKeepsAReceiverFromTakingAndOnceThatItTakes) {
  const simulation::CaughtLog log;
  refuse_ = Error{Code::kUnavailable, "disposition.no_sop", "not read yet"};
  const auto courier = MakeCourier();
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(courier->Step());
    monotonic_.now += Backoff::kMax;
  }
  refuse_.reset();
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(log.Lines(),
            (std::vector<std::string>{"handing over to b fails: disposition.no_sop (not read yet)",
                                      "handing over to b goes on"}));
}

TEST_F(HandoffTest, ARefusalForGoodMakesOneCaseStuckAndTheOthersFlow) {
  refuse_ = Error{Code::kInvalid, "test.refused", "no"};
  const auto courier = MakeCourier();
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4}));
  EXPECT_EQ(Count(node_, "stuck"), 2);  // the fact and the later one of its case
  const auto retried = courier->RetryStuck();
  ASSERT_TRUE(retried);
  EXPECT_FALSE(*retried);
  EXPECT_EQ(Count(node_, "stuck"), 2);
  refuse_.reset();
  courier->AskRetry();
  courier->Step();
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4, 1, 3}));
  EXPECT_EQ(Count(node_, "stuck"), 0);
}

TEST_F(HandoffTest, ADatabaseInTroubleDoesNotLetAFactOvertakeAStuckOne) {
  refuse_ = Error{Code::kInvalid, "test.refused", "no"};
  const auto courier = MakeCourier();
  EXPECT_TRUE(courier->Step());
  ASSERT_TRUE(node_.writer->Execute(Note("x3")));
  ASSERT_TRUE(Rename("stuck", "aside"));
  EXPECT_FALSE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4})) << "nobody knows whether x is stuck";
  ASSERT_TRUE(Rename("aside", "stuck"));
  monotonic_.now += Backoff::kMax;
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4}));
  EXPECT_EQ(Count(node_, "stuck"), 3);
}

TEST_F(HandoffTest, ARetryThatTheDatabaseDidNotLetHappenStaysAskedFor) {
  refuse_ = Error{Code::kInvalid, "test.refused", "no"};
  const auto courier = MakeCourier();
  EXPECT_TRUE(courier->Step());
  refuse_.reset();
  ASSERT_TRUE(Rename("stuck", "aside"));
  courier->AskRetry();
  EXPECT_FALSE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4}));
  ASSERT_TRUE(Rename("aside", "stuck"));
  EXPECT_FALSE(courier->Step());  // it waits first, as after any failure
  EXPECT_EQ(Count(node_, "stuck"), 2);
  monotonic_.now += Backoff::kMax;
  courier->Step();
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4, 1, 3}));
  EXPECT_EQ(Count(node_, "stuck"), 0);
}

TEST_F(HandoffTest, AReceiverThatWasRestoredGetsEverythingAgain) {
  const auto courier = MakeCourier();
  EXPECT_TRUE(courier->Step());
  EXPECT_FALSE(courier->Step());
  life_ = "second";
  monotonic_.now += std::chrono::seconds(6);
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{1, 2, 3, 4, 1, 2, 3, 4}));
  EXPECT_FALSE(courier->Step());
  monotonic_.now += std::chrono::seconds(6);
  EXPECT_FALSE(MakeCourier()->Step());  // once for each life
}

TEST(Event, SurvivesTheTripThroughItsBytes) {
  Event event;
  event.id = "018bcfe5-6800-7abc-8def-0123456789ab";
  event.position = {"/tepat/uji/a", "018bcfe5-6800-7abc-8def-0123456789ac", 42};
  event.recorded = *ParseInstant("2026-11-23T01:00:00.000001Z");
  event.fact = {"letter-registered", "018bcfe5-6800-7abc-8def-0123456789ad", event.recorded};
  event.fact.actor = Actor{"018bcfe5-6800-7abc-8def-0123456789ae", "sekretaris", ""};
  event.fact.office_cursor = 7;
  event.fact.marks = {
      {1, 1, sop::Mark::Kind::kStarted, event.recorded, {{"staf", "a"}}, "", "sop", 1},
      {1, 1, sop::Mark::Kind::kCompleted, event.recorded, {}, "ok", "", 0, 2}};
  event.fact.payload = R"({"subject":"\"type\":\"x\"\n"})";
  const std::string body = *FormatEvent(event);
  const Event back = *ParseEvent(body);
  EXPECT_EQ(back.fact.marks, event.fact.marks);
  EXPECT_EQ(back.fact.actor, event.fact.actor);
  EXPECT_EQ(back.fact.payload, event.fact.payload);
  EXPECT_EQ(back.position, event.position);
  EXPECT_EQ(back.fact.name, "letter-registered");
  EXPECT_EQ(EnvelopeOf(body).subject, "tepat.uji.a.letter-registered");
  EXPECT_EQ(*FormatEvent(back), body);
}

TEST(Event, NamesTheFieldThatIsWrong) {
  EXPECT_FALSE(ParseEvent("[]"));
  EXPECT_FALSE(ParseEvent(std::string(kEventBytesMax + 1, ' ')));
  EXPECT_NE(ParseEvent(R"({"id":"x"})").error().message.find("source"), std::string::npos);
}

}  // namespace
}  // namespace tepat::journal
