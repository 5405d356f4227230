// SPDX-License-Identifier: Apache-2.0
// A bus that does what a real one may do, under a seed: it doubles, reorders, drops, delays, goes
// down, and forgets everything.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "libs/journal/bus.h"
#include "libs/testing/clocks.h"

namespace tepat::simulation {

// How often it misbehaves, in percent of messages.
struct BusFaults {
  int drop = 5;
  int duplicate = 10;
  int reorder = 10;
  int lost_ack = 5;  // stored, but the publisher is told less
};

// One thread. Feeds and publishers are made by it and used no longer than it lives.
class SimulatedBus {
 public:
  SimulatedBus(SeededEntropy& entropy, const BusFaults& faults)
      : entropy_(entropy), faults_(faults) {}

  // A feed of one source, from now on. A feed of the same name takes the place of an older one.
  std::unique_ptr<journal::BusFeed> Feed(const std::string& name, const std::string& subjects);
  std::unique_ptr<journal::BusPublisher> Publisher();

  void set_down(bool down) { down_ = down; }
  // Loses what is on its way, as a server does that lost its power.
  void Wipe();

  // What it has done to messages so far; a test of a fault first shows that the fault happened.
  struct Counts {
    int dropped = 0;
    int duplicated = 0;
    int reordered = 0;
    int lost_acks = 0;
  };
  const Counts& counts() const { return counts_; }

 private:
  class FeedSide;
  class PublisherSide;
  struct Queue {
    std::string prefix;
    std::deque<std::string> bodies;
  };

  void Deliver(const journal::Outgoing& event);

  SeededEntropy& entropy_;
  const BusFaults faults_;
  bool down_ = false;
  Counts counts_;
  std::map<std::string, Queue> queues_;
};

}  // namespace tepat::simulation
