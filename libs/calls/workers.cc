// SPDX-License-Identifier: Apache-2.0
#include "libs/calls/workers.h"

#include <utility>

namespace tepat::calls {

Workers::Workers(int threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

Workers::~Workers() {
  {
    const Lock lock(mutex_);
    ending_ = true;
  }
  work_came_.NotifyAll();
  for (std::thread& thread : threads_) thread.join();
}

Status Workers::Submit(std::function<void()> work) {
  {
    const Lock lock(mutex_);
    if (waiting_.size() >= waiting_max_) {
      return Fail(Code::kExhausted, "daemon.too_many_uploads", "other files are being read");
    }
    waiting_.push_back(std::move(work));
  }
  work_came_.NotifyOne();
  return Ok();
}

void Workers::Run() {
  while (true) {
    std::function<void()> work;
    {
      const Lock lock(mutex_);
      while (waiting_.empty() && !ending_) work_came_.Wait(mutex_);
      // What waits at the end is still done: its call waits for an answer.
      if (waiting_.empty()) return;
      work = std::move(waiting_.front());
      waiting_.pop_front();
    }
    // Without the lock: others take their work meanwhile.
    work();
  }
}

}  // namespace tepat::calls
