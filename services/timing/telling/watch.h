// SPDX-License-Identifier: Apache-2.0
// Streams of changed visits: each watcher has a cursor over the changes and is sent a page whenever
// it is behind and has taken the last one; so a slow reader costs nothing but its own place.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "services/timing/config.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::timing {

// All watchers. Any thread; outlives the server.
class VisitWatch {
 public:
  using Reactor = grpc::ServerWriteReactor<v1::WatchVisitsResponse>;
  // Reads the changes after a number.
  using ReadPage = std::function<Result<v1::WatchVisitsResponse>(std::int64_t after_change)>;

  // `wake` is called when a watcher has become ready for more.
  VisitWatch(const Config& config, ReadPage read, std::function<void()> wake);
  ~VisitWatch();

  // Begins a stream; it ends at `until`. Fails with kExhausted `timing.too_many_watchers`. gRPC
  // holds the reactor until its OnDone.
  Result<Reactor*> Add(std::int64_t after_change, Instant until);
  // A stream that ends at once with an error.
  Reactor* Refuse(const Error& error);

  // Sends to everybody who is behind and ready; ends what is over at `now`. True when something was
  // sent.
  bool Step(Instant now);

 private:
  class Watcher;

  void Remove(Watcher* watcher);

  const Config& config_;
  const ReadPage read_;
  const std::function<void()> wake_;
  std::mutex mutex_;  // of the list and of every watcher's state
  std::vector<std::unique_ptr<Watcher>> watchers_;
};

}  // namespace tepat::timing
