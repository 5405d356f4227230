// SPDX-License-Identifier: Apache-2.0
// Streams of changed visits: each watcher has a cursor over the changes and is sent a page whenever
// it is behind and has taken the last one; so a slow reader costs nothing but its own place.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/mutex.h"
#include "libs/base/status.h"
#include "services/timing/config.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::timing {

// All watchers. Lives as long as its process and outlives the server, which calls from its threads;
// one thread steps.
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
  Mutex mutex_;  // of the list and of every watcher's state; `wake_` may be called under it
  // Until gRPC is done with each; a stream that has ended stays so long.
  std::vector<std::unique_ptr<Watcher>> watchers_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::timing
