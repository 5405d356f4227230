// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/bus_reader.h"

#include <gtest/gtest.h>

#include "libs/testing/journal_fixture.h"

namespace tepat::journal {
namespace {

constexpr std::chrono::milliseconds kNoWait(0);

// A source `a` whose journal the reader in `b` cannot ask.
class BusReaderTest : public JournalTest {
 protected:
  BusReaderTest() : a_(folder_, "a", clock_, ids_), b_(folder_, "b", clock_, ids_) {
    for (int i = 1; i <= 6; ++i) EXPECT_TRUE(a_.writer->Execute(Note("x" + std::to_string(i))));
  }

  std::unique_ptr<BusReader> MakeReader(std::size_t buffer_max = 1024) {
    auto reader = std::make_unique<BusReader>(
        BusReaderOptions{"/tepat/uji/a", std::chrono::seconds(30), buffer_max}, bus_, *b_.writer,
        monotonic_,
        [&](Transaction&, const Event& event) -> Status {
          applied_.push_back(event.position.sequence);
          return Ok();
        },
        [&](Transaction&, std::int64_t cut) -> Status {
          cuts_.push_back(cut);
          return Ok();
        });
    EXPECT_TRUE(reader->Open());
    return reader;
  }

  void Deliver(std::initializer_list<std::int64_t> sequences) {
    for (const auto sequence : sequences) {
      bus_.arriving.push_back(a_.journal->Read(sequence, 1)->rows.at(0).body);
    }
  }

  Instant Confirmed() const {
    return *b_.pool->Read<Instant>([&](sql::Database& db) -> Result<Instant> {
      TEPAT_ASSIGN(const auto at, db.Find<Instant>("SELECT confirmed_us FROM reader_cursor"));
      return at.value_or(Instant());
    });
  }

  Node a_;
  Node b_;
  ListBus bus_;
  std::vector<std::int64_t> applied_;
  std::vector<std::int64_t> cuts_;
};

TEST_F(BusReaderTest, AppliesEachFactOnceInOrderWhateverTheBusDoes) {
  auto reader = MakeReader();
  Deliver({2, 1, 1, 3});
  EXPECT_TRUE(reader->Step(kNoWait));
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(Confirmed(), clock_.now);
  reader = MakeReader();  // after a restart the bus begins from its beginning
  Deliver({1, 2, 3, 4, 5});
  EXPECT_TRUE(reader->Step(kNoWait));
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
}

TEST_F(BusReaderTest, AGapIsWaitedForThenPassedAndNothingIsConfirmedAnyMore) {
  auto reader = MakeReader();
  Deliver({1});
  EXPECT_TRUE(reader->Step(kNoWait));
  const Instant before = Confirmed();
  clock_.now += std::chrono::hours(1);
  ASSERT_TRUE(a_.writer->Execute(Note("x7")));
  Deliver({4, 5, 7});
  EXPECT_FALSE(reader->Step(kNoWait));
  monotonic_.now += std::chrono::seconds(29);
  EXPECT_FALSE(reader->Step(kNoWait));
  monotonic_.now += std::chrono::seconds(2);
  EXPECT_TRUE(reader->Step(kNoWait));
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 4, 5}));
  EXPECT_EQ(Count(b_, "source_gap"), 1);
  Deliver({6});
  EXPECT_TRUE(reader->Step(kNoWait));  // the second gap closes in time
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 4, 5, 6, 7}));
  EXPECT_EQ(Confirmed(), before);
  EXPECT_EQ(Count(b_, "source_gap"), 1);
}

TEST_F(BusReaderTest, AFullBufferPassesTheGapAtOnce) {
  auto reader = MakeReader(3);
  Deliver({3, 4, 5, 6});
  reader->Step(kNoWait);
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{3, 4, 5, 6}));
}

TEST_F(BusReaderTest, StrangersAndNonsenseMoveNothing) {
  auto reader = MakeReader();
  bus_.arriving = {"", "{}", "not json"};
  ASSERT_TRUE(b_.writer->Execute(Note("z1")));
  bus_.arriving.push_back(b_.journal->Read(1, 1)->rows.at(0).body);
  EXPECT_FALSE(reader->Step(kNoWait));
  EXPECT_TRUE(applied_.empty());
}

TEST_F(BusReaderTest, ASourceThatWasSetBackIsListedAndFollowed) {
  auto reader = MakeReader();
  Deliver({1, 2, 3, 4});
  EXPECT_TRUE(reader->Step(kNoWait));
  Event restored = *ParseEvent(a_.journal->Read(3, 1)->rows.at(0).body);
  restored.id = ids_.Next();
  restored.position.incarnation = ids_.Next();
  bus_.arriving = {*FormatEvent(restored)};
  EXPECT_TRUE(reader->Step(kNoWait));
  EXPECT_EQ(cuts_, (std::vector<std::int64_t>{2}));
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3, 4, 3}));
  Deliver({5});  // of the life before
  EXPECT_FALSE(reader->Step(kNoWait));
}

}  // namespace
}  // namespace tepat::journal
