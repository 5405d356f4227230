// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/journal/bus_courier.h"
#include "libs/journal/command.h"
#include "libs/journal/handoff_courier.h"
#include "libs/journal/hash.h"
#include "libs/journal/reader.h"
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
  options.migrations = {"CREATE TABLE note(text TEXT PRIMARY KEY) STRICT"};
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

TEST_F(HandoffTest, ARefusalForGoodMakesOneCaseStuckAndTheOthersFlow) {
  refuse_ = Error{Code::kInvalid, "test.refused", "no"};
  const auto courier = MakeCourier();
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4}));
  EXPECT_EQ(Count(node_, "stuck"), 2);  // the fact and the later one of its case
  EXPECT_FALSE(courier->RetryStuck());
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
  const auto rename = [&](const std::string& from, const std::string& to) {
    return node_.writer->Execute(
        [&](Transaction& t) { return t.db().Run("ALTER TABLE " + from + " RENAME TO " + to); });
  };
  ASSERT_TRUE(rename("stuck", "aside"));
  EXPECT_FALSE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4})) << "nobody knows whether x is stuck";
  ASSERT_TRUE(rename("aside", "stuck"));
  monotonic_.now += Backoff::kMax;
  EXPECT_TRUE(courier->Step());
  EXPECT_EQ(delivered_, (std::vector<std::int64_t>{2, 4}));
  EXPECT_EQ(Count(node_, "stuck"), 3);
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

// A reader of `a` in the file of `b`, with a bus that the test fills by hand.
class ReaderTest : public JournalTest {
 protected:
  ReaderTest() : a_(folder_, "a", clock_, ids_), b_(folder_, "b", clock_, ids_) {}

  Reader MakeReader() {
    Reader reader("/tepat/uji/a", *a_.journal, bus_, *b_.writer, monotonic_,
                  [&](Transaction& t, const Event& event) -> Status {
                    if (event.fact.payload == refuse_) {
                      return Fail(Code::kInvalid, "test.cannot_apply", "no");
                    }
                    applied_.push_back(event.position.sequence);
                    return t.db().Run("INSERT INTO note VALUES(?)", event.id);
                  });
    EXPECT_TRUE(reader.Open());
    return reader;
  }

  void Deliver(std::initializer_list<std::int64_t> sequences) {
    for (const auto sequence : sequences) {
      bus_.arriving.push_back(a_.journal->Read(sequence, 1)->rows.at(0).body);
    }
  }

  Node a_;
  Node b_;
  ListBus bus_;
  std::string refuse_;
  std::vector<std::int64_t> applied_;
};

constexpr std::chrono::milliseconds kNoWait(0);

TEST_F(ReaderTest, AppliesEachFactOnceWhateverTheBusDoes) {
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(a_.writer->Execute(Note("x" + std::to_string(i))));
  Reader reader = MakeReader();
  reader.Step(kNoWait);  // catches up from the journal
  EXPECT_EQ(reader.counts().caught_up, 6);
  for (int i = 6; i < 12; ++i) ASSERT_TRUE(a_.writer->Execute(Note("x" + std::to_string(i))));
  Deliver({7, 7, 8, 3});
  reader.Step(kNoWait);
  EXPECT_EQ(reader.counts().live, 2);
  EXPECT_EQ(reader.counts().duplicates, 2);
  Deliver({11, 10});  // a gap: 9 is missing
  reader.Step(kNoWait);
  reader.Step(kNoWait);
  EXPECT_EQ(reader.counts().healed, 4);
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  EXPECT_EQ(Count(b_, "note"), 12);
}

TEST_F(ReaderTest, OneMissingFactIsAGap) {
  Reader reader = MakeReader();
  reader.Step(kNoWait);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(a_.writer->Execute(Note("x" + std::to_string(i))));
  Deliver({2, 3});
  reader.Step(kNoWait);
  EXPECT_TRUE(applied_.empty());
  reader.Step(kNoWait);
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(reader.counts().healed, 3);
}

TEST_F(ReaderTest, ALostTailIsFoundAfterASecondOfSilence) {
  Reader reader = MakeReader();
  reader.Step(kNoWait);
  ASSERT_TRUE(a_.writer->Execute(Note("x1")));
  reader.Step(kNoWait);
  EXPECT_EQ(reader.cursor().sequence, 0);
  monotonic_.now += std::chrono::milliseconds(1100);
  reader.Step(kNoWait);
  EXPECT_EQ(reader.cursor().sequence, 1);
  EXPECT_EQ(reader.counts().healed, 1);
}

TEST_F(ReaderTest, WithTheBusDownTheJournalIsEnough) {
  Reader reader = MakeReader();
  bus_.down = true;
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(a_.writer->Execute(Note("x" + std::to_string(i))));
    monotonic_.now += std::chrono::milliseconds(1100);
    reader.Step(kNoWait);
    EXPECT_EQ(reader.cursor().sequence, i + 1);
  }
}

TEST_F(ReaderTest, AFactThatCannotBeAppliedParksItsCaseAndLetsOthersPass) {
  for (const char* text : {"x1", "x2", "y1", "x3"}) ASSERT_TRUE(a_.writer->Execute(Note(text)));
  refuse_ = R"({"text":"x2"})";
  Reader reader = MakeReader();
  reader.Step(kNoWait);
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 3}));
  EXPECT_EQ(reader.counts().parked, 2);
  EXPECT_EQ(reader.cursor().sequence, 4);
  EXPECT_EQ(Count(b_, "parked"), 2);
}

TEST_F(ReaderTest, AnOfficeFactThatCannotBeAppliedStopsTheReader) {
  ASSERT_TRUE(a_.writer->Execute([](Transaction& t) -> Status {
    const auto appended = t.Append({"sop-adopted", "", t.now()});
    return appended ? Ok() : Fail(appended.error());
  }));
  refuse_ = "{}";
  Reader reader = MakeReader();
  reader.Step(kNoWait);
  ASSERT_TRUE(reader.stopped());
  EXPECT_EQ(reader.stopped()->slug, "test.cannot_apply");
  EXPECT_EQ(reader.cursor().sequence, 0);
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
