// SPDX-License-Identifier: Apache-2.0
// What tests of the journal stand on: clocks to turn, a bus that is a list, one service's file and
// writer, and a folder that goes with the test.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/journal/bus.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/writer.h"
#include "libs/testing/folder.h"

namespace tepat::journal {

class TestClock : public Clock {
 public:
  Instant Now() const override { return now; }
  Instant now = *ParseInstant("2026-11-23T01:00:00Z");
};

class TestMonotonic : public MonotonicClock {
 public:
  MonotonicTime Now() const override { return now; }
  MonotonicTime now{std::chrono::hours(1)};
};

class ListBus : public BusPublisher, public BusFeed {
 public:
  Result<std::size_t> Publish(std::span<const Outgoing> events) override {
    if (down) return Fail(Code::kUnavailable, "bus.down", "down");
    for (const Outgoing& event : events) published.push_back(event);
    return events.size();
  }
  Result<std::vector<std::string>> Fetch(std::chrono::milliseconds) override {
    if (down) return Fail(Code::kUnavailable, "bus.down", "down");
    return std::exchange(arriving, {});
  }

  bool down = false;
  std::vector<Outgoing> published;
  std::vector<std::string> arriving;
};

// One service's file, writer and local journal.
struct Node {
  Node(const std::string& folder, const std::string& name, Clock& clock, IdSource& ids,
       std::int64_t pages_max = 0) {
    WriterOptions options;
    options.path = folder + "/" + name + ".db";
    options.source = "/tepat/uji/" + name;
    options.queue_max = 8;
    options.pages_max = pages_max;
    options.schema = {
        sql::SchemaPart{"service", {"CREATE TABLE note(text TEXT PRIMARY KEY) STRICT"}}};
    writer = *Writer::Open(options, clock, ids);
    pool = std::make_unique<sql::ReaderPool>(options.path, 2);
    journal = std::make_unique<LocalJournal>(*pool);
  }
  std::unique_ptr<Writer> writer;
  std::unique_ptr<sql::ReaderPool> pool;
  std::unique_ptr<LocalJournal> journal;
};

class JournalTest : public testing::Test {
 protected:
  JournalTest() : ids_(clock_, entropy_) {}

  static Writer::Work Note(const std::string& text) {
    return [text](Transaction& t) -> Status {
      TEPAT_TRY(t.db().Run("INSERT INTO note VALUES(?)", text));
      Fact fact{"noted", "case-" + text.substr(0, 1), t.now()};
      fact.payload = "{\"text\":\"" + text + "\"}";
      TEPAT_ASSIGN(const auto appended, t.Append(fact));
      return appended.position.sequence > 0 ? Ok() : Fail(Code::kInternal, "x", "x");
    };
  }

  std::int64_t Count(Node& node, const std::string& table) {
    return *node.pool->Read<std::int64_t>(
        [&](sql::Database& db) { return db.Get<std::int64_t>("SELECT count(*) FROM " + table); });
  }

  TestClock clock_;
  TestMonotonic monotonic_;
  SystemEntropy entropy_;
  UuidSource ids_;
  const simulation::Folder home_;
  const std::string& folder_ = home_.path();
};

}  // namespace tepat::journal
