// SPDX-License-Identifier: Apache-2.0
// The one stream TEPAT, and what only its keeper may do with it.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "libs/bus/nats_connection.h"

namespace tepat::bus {

constexpr const char* kStreamName = "TEPAT";

// What the stream says of itself.
struct StreamState {
  std::int64_t messages = 0;
  std::int64_t first_sequence = 0;
  std::int64_t last_sequence = 0;
};

// The keeper's tools. One thread at a time.
class Stream {
 public:
  // `subjects`: everything that the stream captures, `tepat.<office>.>`.
  Stream(NatsConnection& connection, std::string subjects)
      : connection_(connection), subjects_(std::move(subjects)) {}

  // Creates the stream when it is missing. True when it had to. Fails with `bus.down`,
  // `bus.timeout` or `bus.refused`.
  Result<bool> Ensure();
  // Fails with `bus.no_stream` when it is missing.
  Result<StreamState> State();
  // Moves the counter forward so that the next message gets `next_sequence`, dropping all before
  // it: the cure for a stream that a power cut has set back behind its consumers.
  Status PurgeForward(std::int64_t next_sequence);
  // Sequences in `source`'s journal of the facts that the stream holds, read from the stream
  // itself.
  Result<std::vector<std::int64_t>> Held(const std::string& subjects, const std::string& consumer);
  // Publishes, acknowledges and reads back one message on a subject of the keeper's own.
  Status Probe(const std::string& subject);

 private:
  Result<nlohmann::json> Ask(const std::string& subject, const std::string& body);

  NatsConnection& connection_;
  const std::string subjects_;
};

}  // namespace tepat::bus
