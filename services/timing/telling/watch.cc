// SPDX-License-Identifier: Apache-2.0
#include "services/timing/telling/watch.h"

#include <algorithm>
#include <utility>

#include "libs/base/check.h"
#include "libs/rpc/status.h"

namespace tepat::timing {

// One stream; lives until gRPC says OnDone. Its state is guarded by the hub's mutex; gRPC calls it
// from its own threads, never from within StartWrite or Finish, so both may be called under it.
class VisitWatch::Watcher : public Reactor {
 public:
  Watcher(VisitWatch& hub, std::int64_t change, Instant until)
      : hub_(hub), change_(change), until_(until) {}

  // The following three under the hub's mutex.
  bool ready() const { return !writing_ && !finished_; }
  bool finished() const { return finished_; }
  std::int64_t change() const { return change_; }
  void Send(v1::WatchVisitsResponse page) {
    TEPAT_CHECK(ready());  // gRPC takes one write at a time
    change_ = page.change();
    page_ = std::move(page);
    writing_ = true;
    StartWrite(&page_);
  }
  void End(const grpc::Status& status) {
    if (std::exchange(finished_, true)) return;
    Finish(status);
  }
  bool IsOver(Instant now) const { return now >= until_; }

  void OnWriteDone(bool ok) override {
    {
      const Lock lock(hub_.mutex_);
      writing_ = false;
      if (!ok) End(grpc::Status::CANCELLED);
    }
    // After the lock is gone: whoever wakes takes it at once.
    hub_.wake_();
  }
  void OnCancel() override {
    const Lock lock(hub_.mutex_);
    End(grpc::Status::CANCELLED);
  }
  void OnDone() override { hub_.Remove(this); }

 private:
  VisitWatch& hub_;
  std::int64_t change_;
  const Instant until_;
  v1::WatchVisitsResponse page_;  // untouched while gRPC writes it
  bool writing_ = false;
  bool finished_ = false;
};

VisitWatch::VisitWatch(const Config& config, ReadPage read, std::function<void()> wake)
    : config_(config), read_(std::move(read)), wake_(std::move(wake)) {}

VisitWatch::~VisitWatch() = default;

Result<VisitWatch::Reactor*> VisitWatch::Add(std::int64_t after_change, Instant until) {
  const Lock lock(mutex_);
  // Ended streams that gRPC still holds take nobody's place.
  const auto open = std::count_if(watchers_.begin(), watchers_.end(),
                                  [](const auto& w) { return !w->finished(); });
  if (open >= config_.watchers_max) {
    return Fail(Code::kExhausted, "timing.too_many_watchers",
                "only " + std::to_string(config_.watchers_max) + " streams at one time");
  }
  watchers_.push_back(std::make_unique<Watcher>(*this, after_change, until));
  wake_();
  return watchers_.back().get();
}

VisitWatch::Reactor* VisitWatch::Refuse(const Error& error) {
  const Lock lock(mutex_);
  watchers_.push_back(std::make_unique<Watcher>(*this, 0, Instant()));
  watchers_.back()->End(rpc::ToGrpc(Fail(Error(error))));
  return watchers_.back().get();
}

bool VisitWatch::Step(Instant now) {
  const Lock lock(mutex_);
  bool sent = false;
  for (const auto& watcher : watchers_) {
    if (!watcher->ready()) continue;
    if (watcher->IsOver(now)) {
      watcher->End(grpc::Status::OK);
      continue;
    }
    auto page = read_(watcher->change());
    if (!page) {
      watcher->End(rpc::ToGrpc(Fail(page.error())));
    } else if (page->change() > watcher->change()) {
      watcher->Send(std::move(*page));
      sent = true;
    }
  }
  return sent;
}

void VisitWatch::Remove(Watcher* watcher) {
  const Lock lock(mutex_);
  std::erase_if(watchers_, [&](const auto& held) { return held.get() == watcher; });
}

}  // namespace tepat::timing
