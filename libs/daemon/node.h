// SPDX-License-Identifier: Apache-2.0
// What every service is made of, without threads: a writer, its journal, a courier to the bus and a
// reader per source. Each part advances by Step, so a whole office can run in one process under one
// seed; Process puts threads under them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/journal/bus_courier.h"
#include "libs/journal/bus_reader.h"
#include "libs/journal/handoff_courier.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/reader.h"
#include "libs/journal/writer.h"

namespace tepat::daemon {

// The world that a node stands in; all of it outlives the node: office time, the time of deadlines
// and back-off, and where ids come from.
struct World {
  const Clock& clock;
  const MonotonicClock& monotonic;
  IdSource& ids;
};

// Which service, and where its data lie.
struct NodeOptions {
  std::string office;       // lower-case letters and digits
  std::string service;      // `data-collection`
  std::string folder;       // the service's own; must exist
  bool simulated = false;   // office time is not the world's: every fact says so
  sql::Schema schema = {};  // all its tables but the journal's, its own and those of others
};

// `/tepat/<office>/<service>`.
std::string SourceOf(const std::string& office, const std::string& service);
// `tepat.<office>.<service>.>`.
std::string SubjectsOf(const std::string& office, const std::string& service);

// The parts of one service. Opened, wired, then stepped. Wiring is for one thread, before the first
// Step; afterwards each part is stepped by one thread at a time, all of them by Step or each by its
// own, and writer, pool and journal are for any thread.
class Node {
 public:
  // Opens the service's database. Fails as Writer::Open does.
  static Result<std::unique_ptr<Node>> Open(const NodeOptions& options, const World& world);

  Node(const NodeOptions& options, const World& world, std::unique_ptr<journal::Writer> writer);
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  // Carries the journal to the bus. Once; the publisher outlives the node.
  Status PublishTo(journal::BusPublisher& bus);
  // Hands facts of these names over to another service. `receiver` names it.
  Status HandOverTo(const std::string& receiver, const std::vector<std::string>& facts,
                    journal::HandoffCourier::Deliver deliver,
                    journal::HandoffCourier::AskLife ask_life = nullptr);
  // Reads a source; journal and feed outlive the node.
  Status ReadFrom(const std::string& source, journal::JournalReader& journal,
                  journal::BusFeed& feed, journal::ApplyFact apply,
                  journal::Reader::Rewind rewind = nullptr);

  // Reads a source that has no journal; the feed outlives the node.
  Status ReadFromBus(const journal::BusReaderOptions& options, journal::BusFeed& feed,
                     journal::ApplyFact apply,
                     std::function<Status(journal::Transaction&, std::int64_t cut)> rewind);

  // Steps every part once, waiting for nothing: the writer, then who carries, then who reads, those
  // of sources without a journal too. True when any moved on. For a node without threads.
  bool Step();

  // Parts of the node; they live as long as it does.
  journal::Writer& writer() { return *writer_; }
  sql::ReaderPool& pool() { return pool_; }
  journal::JournalReader& journal() { return journal_; }
  // Null before PublishTo.
  journal::BusCourier* courier() { return courier_.get(); }
  const std::vector<std::unique_ptr<journal::Reader>>& readers() const { return readers_; }
  const std::vector<std::unique_ptr<journal::BusReader>>& bus_readers() const {
    return bus_readers_;
  }
  const std::vector<std::unique_ptr<journal::HandoffCourier>>& handoffs() const {
    return handoffs_;
  }
  const World& world() const { return world_; }

 private:
  const World world_;
  std::unique_ptr<journal::Writer> writer_;
  sql::ReaderPool pool_;
  journal::LocalJournal journal_;
  std::unique_ptr<journal::BusCourier> courier_;
  std::vector<std::unique_ptr<journal::Reader>> readers_;
  std::vector<std::unique_ptr<journal::BusReader>> bus_readers_;
  std::vector<std::unique_ptr<journal::HandoffCourier>> handoffs_;
};

}  // namespace tepat::daemon
