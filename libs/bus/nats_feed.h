// SPDX-License-Identifier: Apache-2.0
// Takes one source's events from the stream with an ephemeral pull consumer of our own making.
//
// The consumer starts with what is new: what was before comes from the source's journal. For a
// source without a journal it starts with all that the stream still holds. It has a fixed name, so
// that the server's permissions can name it; it acknowledges nothing, because the reader keeps its
// own cursor. A pull that the server does not end in time means that consumer or stream are gone
// without a word (they can be, after a power cut): the consumer is made again.
#pragma once

#include <memory>
#include <string>

#include "libs/bus/nats_connection.h"
#include "libs/journal/bus.h"

namespace tepat::bus {

// One thread at a time.
class NatsFeed : public journal::BusFeed {
 public:
  // What a new consumer begins with.
  enum class From { kNew, kAll };

  // `stream`: TEPAT. `consumer`: fixed name, at most 31 characters, `timing-correspondence`.
  // `subjects`: filter, `tepat.<office>.correspondence.>`.
  NatsFeed(NatsConnection& connection, std::string stream, std::string consumer,
           std::string subjects, From from = From::kNew);

  Result<std::vector<std::string>> Fetch(std::chrono::milliseconds wait) override;

 private:
  Status Prepare();
  Status MakeConsumer();
  Status Pull();
  bool Take(const Message& message, std::vector<std::string>& bodies);

  NatsConnection& connection_;
  const std::string stream_;
  const std::string consumer_;
  const std::string subjects_;
  const From from_;
  std::int64_t generation_ = -1;
  std::unique_ptr<Subscription> inbox_;
  int outstanding_ = 0;  // messages that the current pull may still bring
  std::chrono::steady_clock::time_point pull_ends_{};
};

}  // namespace tepat::bus
