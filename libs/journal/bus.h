// SPDX-License-Identifier: Apache-2.0
// The bus as couriers and readers see it: a conveyor that may lose, double and reorder. libs/bus
// has the NATS side, libs/testing a simulated one.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tepat::journal {

// One event on its way to the bus.
struct Outgoing {
  std::string subject;
  std::string message_id;  // event id; `<id>.r<n>` for the n-th repair
  std::string body;
};

// Puts events on the bus. One thread at a time.
class BusPublisher {
 public:
  virtual ~BusPublisher() = default;
  // Publishes in order; returns how many, from the first, the bus has acknowledged. Fewer than all
  // is not an error: the caller comes again. Fails with kUnavailable when the bus is not there.
  virtual Result<std::size_t> Publish(std::span<const Outgoing> events) = 0;
};

// Messages of one fetch: a page of the journal has as many.
constexpr int kFetchMax = 256;

// Takes the events of one source from the bus. One thread at a time.
class BusFeed {
 public:
  virtual ~BusFeed() = default;
  // Event bodies that have arrived, at most kFetchMax; waits up to `wait` for the first. Empty
  // means silence. Fails with kUnavailable when the bus is not there; the next call tries again.
  virtual Result<std::vector<std::string>> Fetch(std::chrono::milliseconds wait) = 0;
};

}  // namespace tepat::journal
