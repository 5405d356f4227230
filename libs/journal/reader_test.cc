// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/reader.h"

#include <gtest/gtest.h>

#include <memory>

#include "libs/testing/caught_log.h"
#include "libs/testing/journal_fixture.h"

namespace tepat::journal {
namespace {

constexpr std::chrono::milliseconds kNoWait(0);

// Another service's journal: counts the facts that are read from it, goes away, and leaves one out,
// as a test wants.
class WatchedJournal : public JournalReader {
 public:
  explicit WatchedJournal(JournalReader& journal) : journal_(journal) {}

  Result<JournalHead> Head() override {
    if (down) return Fail(Code::kUnavailable, "rpc.unavailable", "down");
    return journal_.Head();
  }
  Result<JournalPage> Read(std::int64_t from, int rows_max) override {
    TEPAT_ASSIGN(JournalPage page, journal_.Read(from, rows_max));
    std::erase_if(page.rows, [&](const JournalRow& row) { return row.sequence == left_out; });
    facts_read += static_cast<int>(page.rows.size());
    return page;
  }

  bool down = false;
  std::int64_t left_out = 0;
  int facts_read = 0;

 private:
  JournalReader& journal_;
};

// A reader of `a` in the file of `b`, with a bus that the test fills by hand.
class ReaderTest : public JournalTest {
 protected:
  ReaderTest() : a_(folder_, "a", clock_, ids_), b_(folder_, "b", clock_, ids_) {}

  std::unique_ptr<Reader> MakeReader() {
    auto reader =
        std::make_unique<Reader>("/tepat/uji/a", journal_, bus_, *b_.writer, monotonic_,
                                 [&](Transaction& t, const Event& event) -> Status {
                                   if (event.fact.payload == refuse_)
                                     return Fail(Code::kInvalid, "test.cannot_apply", "no");
                                   applied_.push_back(event.position.sequence);
                                   return t.db().Run("INSERT INTO note VALUES(?)", event.id);
                                 });
    EXPECT_TRUE(reader->Open());
    return reader;
  }

  void Write(const std::string& prefix, int count) const {
    for (int i = 0; i < count; ++i) {
      ASSERT_TRUE(a_.writer->Execute(Note(prefix + std::to_string(i))));
    }
  }

  void Deliver(std::initializer_list<std::int64_t> sequences) {
    for (const auto sequence : sequences) {
      bus_.arriving.push_back(a_.journal->Read(sequence, 1)->rows.at(0).body);
    }
  }

  using Sequences = std::vector<std::int64_t>;
  using Lines = std::vector<std::string>;

  Node a_;
  Node b_;
  WatchedJournal journal_{*a_.journal};
  ListBus bus_;
  std::string refuse_;
  Sequences applied_;
};

TEST_F(ReaderTest, AppliesEachFactOnceWhateverTheBusDoes) {
  Write("x", 6);
  const auto reader = MakeReader();
  reader->Step(kNoWait);
  EXPECT_EQ(journal_.facts_read, 6) << "catches up from the journal";
  Write("y", 6);
  Deliver({7, 7, 8, 3});
  reader->Step(kNoWait);
  EXPECT_EQ(reader->cursor().sequence, 8);
  EXPECT_EQ(journal_.facts_read, 6) << "the bus is enough";
  Deliver({11, 10});  // a gap: 9 is missing
  reader->Step(kNoWait);
  reader->Step(kNoWait);
  EXPECT_EQ(journal_.facts_read, 10) << "9 to 12";
  EXPECT_EQ(applied_, (Sequences{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  EXPECT_EQ(Count(b_, "note"), 12);
}

TEST_F(ReaderTest, OneMissingFactIsAGap) {
  const auto reader = MakeReader();
  reader->Step(kNoWait);
  Write("x", 3);
  Deliver({2, 3});
  reader->Step(kNoWait);
  EXPECT_TRUE(applied_.empty());
  reader->Step(kNoWait);
  EXPECT_EQ(applied_, (Sequences{1, 2, 3}));
  EXPECT_EQ(journal_.facts_read, 3);
}

TEST_F(ReaderTest, ALostTailIsFoundAfterASecondOfSilence) {
  const auto reader = MakeReader();
  reader->Step(kNoWait);
  Write("x", 1);
  reader->Step(kNoWait);
  EXPECT_EQ(reader->cursor().sequence, 0);
  monotonic_.now += std::chrono::milliseconds(1100);
  reader->Step(kNoWait);
  EXPECT_EQ(reader->cursor().sequence, 1);
}

TEST_F(ReaderTest, WithTheBusDownTheJournalIsEnough) {
  const simulation::CaughtLog log;
  const auto reader = MakeReader();
  bus_.down = true;
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(a_.writer->Execute(Note("x" + std::to_string(i))));
    monotonic_.now += std::chrono::milliseconds(1100);
    // Applied from the journal, or found nothing there and asked the bus.
    while (reader->Step(kNoWait)) {
    }
    EXPECT_EQ(reader->cursor().sequence, i + 1);
  }
  bus_.down = false;
  reader->Step(kNoWait);
  EXPECT_EQ(log.Lines(), Lines({"reading /tepat/uji/a from the bus fails: bus.down (down)",
                                "reading /tepat/uji/a from the bus goes on"}));
}

TEST_F(ReaderTest, ASourceThatIsDownIsSaidOnceAndReadWhenItIsBack) {
  const simulation::CaughtLog log;
  Write("x", 2);
  journal_.down = true;
  const auto reader = MakeReader();
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(reader->Step(kNoWait));
    monotonic_.now += std::chrono::milliseconds(1100);
  }
  EXPECT_FALSE(reader->stopped());
  journal_.down = false;
  EXPECT_TRUE(reader->Step(kNoWait));
  EXPECT_EQ(applied_, (Sequences{1, 2}));
  EXPECT_EQ(log.Lines(), Lines({"reading /tepat/uji/a fails: rpc.unavailable (down)",
                                "reading /tepat/uji/a goes on"}));
}

TEST_F(ReaderTest, AFactThatCannotBeAppliedParksItsCaseAndLetsOthersPass) {
  for (const char* text : {"x1", "x2", "y1", "x3"}) ASSERT_TRUE(a_.writer->Execute(Note(text)));
  refuse_ = R"({"text":"x2"})";
  const auto reader = MakeReader();
  reader->Step(kNoWait);
  EXPECT_EQ(applied_, (Sequences{1, 3}));
  EXPECT_EQ(reader->cursor().sequence, 4);
  EXPECT_EQ(Count(b_, "parked"), 2);
}

TEST_F(ReaderTest, AnOfficeFactThatCannotBeAppliedStopsTheReaderAndIsSaidOnce) {
  const simulation::CaughtLog log;
  ASSERT_TRUE(a_.writer->Execute([](Transaction& t) -> Status {
    const auto appended = t.Append({"sop-adopted", "", t.now()});
    return appended ? Ok() : Fail(appended.error());
  }));
  refuse_ = "{}";
  const auto reader = MakeReader();
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(reader->Step(kNoWait));
  ASSERT_TRUE(reader->stopped());
  EXPECT_EQ(reader->stopped()->slug, "test.cannot_apply");
  EXPECT_EQ(reader->cursor().sequence, 0);
  EXPECT_EQ(log.Lines(), Lines({"reading /tepat/uji/a stands still until somebody acts: "
                                "test.cannot_apply (no)"}));
}

TEST_F(ReaderTest, APageThatLeavesAFactOutIsRefused) {
  Write("x", 4);
  journal_.left_out = 3;
  const auto reader = MakeReader();
  EXPECT_FALSE(reader->Step(kNoWait));
  ASSERT_TRUE(reader->stopped());
  EXPECT_EQ(reader->stopped()->slug, "journal.not_dense");
  EXPECT_EQ(reader->stopped()->details.at("sequence"), "3");
  EXPECT_TRUE(applied_.empty()) << "nothing of it";
  journal_.left_out = 0;
  const auto again = MakeReader();  // after a restart
  EXPECT_TRUE(again->Step(kNoWait));
  EXPECT_EQ(applied_, (Sequences{1, 2, 3, 4}));
}

TEST_F(ReaderTest, APageThatBeginsLaterThanItWasAskedForIsRefused) {
  Write("x", 2);
  journal_.left_out = 1;
  const auto reader = MakeReader();
  EXPECT_FALSE(reader->Step(kNoWait));
  ASSERT_TRUE(reader->stopped());
  EXPECT_EQ(reader->stopped()->slug, "journal.not_dense");
  EXPECT_EQ(Count(b_, "note"), 0);
}

}  // namespace
}  // namespace tepat::journal
