// SPDX-License-Identifier: Apache-2.0
// Threads for what takes longer than a thread of gRPC may wait. gRPC has two of them on a small
// machine: two files that are read there would stop every call of the service.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "libs/base/mutex.h"
#include "libs/base/status.h"

namespace tepat::calls {

// Does one piece of work a thread. One for a service; it outlives the service's calls, and its end
// waits for all that was submitted, since each call waits for its answer. Any thread.
class Workers {
 public:
  // `threads` pieces at a time; beyond `waiting_max` more that wait, Submit refuses.
  Workers(int threads, std::size_t waiting_max);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Runs `work` soon, in some thread. Fails with kExhausted `daemon.too_many_uploads`, and `work`
  // is then not run.
  Status Submit(std::function<void()> work);

 private:
  void Run();

  const std::size_t waiting_max_;
  Mutex mutex_;
  Condition work_came_;
  std::deque<std::function<void()>> waiting_ TEPAT_GUARDED_BY(mutex_);
  bool ending_ TEPAT_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;  // last: they use what stands above
};

}  // namespace tepat::calls
