// SPDX-License-Identifier: Apache-2.0
// Keeps the stream for outsiders' sake: creates it, notices what it lost, and puts back what the
// journals have. Timing alone may do this. Our own readers do not need it: they have the journals.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "libs/bus/nats_publisher.h"
#include "libs/bus/stream.h"
#include "libs/daemon/node.h"
#include "services/timing/config.h"
#include "services/timing/store/stream_memory.h"

namespace tepat::timing {

// A journal that the stream should mirror. Value type; `journal` outlives it.
struct KeptSource {
  std::string name;      // `correspondence`
  std::string subjects;  // `tepat.<office>.correspondence.>`
  journal::JournalReader* journal = nullptr;
};

// Lives as long as its process; one thread at a time. What it must remember over a restart stands
// in the store, so that a stream that a power cut has set back is noticed by the next process too.
class StreamKeeper {
 public:
  // All arguments outlive the keeper.
  StreamKeeper(daemon::Node& node, bus::NatsConnection& connection, const std::string& office,
               std::vector<KeptSource> sources, const Config& config);

  // Creates the stream, and audits it at start, after a reconnect, hourly, and again after 3 s when
  // something was missing. Always false: what comes next waits for its time.
  bool Step();

 private:
  Status Audit();
  Status NoticeRegression();
  Status AuditSource(const KeptSource& source);
  Status Repair(const KeptSource& source, const std::vector<std::int64_t>& missing);

  daemon::Node& node_;
  bus::NatsConnection& connection_;
  bus::Stream stream_;
  bus::NatsPublisher publisher_;
  const std::vector<KeptSource> sources_;
  const Config& config_;
  StreamMemory memory_;
  bool loaded_ = false;
  std::int64_t generation_ = -1;
  MonotonicTime next_audit_{};
  // Facts that were missing at the last look. What a courier is about to publish is missing too, so
  // only what is missing twice is put back.
  std::map<std::string, std::set<std::int64_t>> suspected_;
};

}  // namespace tepat::timing
