// SPDX-License-Identifier: Apache-2.0
// Publishes a journal's events to the stream and waits for each acknowledgement.
#pragma once

#include <memory>
#include <string>

#include "libs/bus/nats_connection.h"
#include "libs/journal/bus.h"

namespace tepat::bus {

// One thread at a time.
class NatsPublisher : public journal::BusPublisher {
 public:
  explicit NatsPublisher(NatsConnection& connection) : connection_(connection) {}

  Result<std::size_t> Publish(std::span<const journal::Outgoing> events) override;

 private:
  Status Prepare();

  NatsConnection& connection_;
  std::int64_t generation_ = -1;
  std::int64_t batch_ = 0;
  std::unique_ptr<Subscription> acks_;
};

}  // namespace tepat::bus
