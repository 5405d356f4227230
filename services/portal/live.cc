// SPDX-License-Identifier: Apache-2.0
#include "services/portal/live.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "libs/casebook/store/settle.h"

namespace tepat::portal {
namespace {

// Tabs that one person looks at; each costs a connection of 512.
constexpr int kStreamsPerSession = 4;
constexpr std::size_t kStreamsMax = 400;
// What a phone on a poor link may be behind before its page is better loaded anew.
constexpr std::size_t kWaitingBytesMax = std::size_t{256} * 1024;
// As many changes as the casebook keeps.
constexpr int kReplayMax = 4000;

std::string Event(std::int64_t id, const std::string& name, const std::string& data) {
  return "id: " + std::to_string(id) + "\nevent: " + name + "\ndata: " + data + "\n\n";
}

}  // namespace

// A browser that listens: texts wait here until the connection takes them.
class LiveHub::Stream : public EventSource {
 public:
  Stream(Listener listener, std::int64_t since, Render render)
      : listener_(std::move(listener)), sent_(since), render_(std::move(render)) {}

  std::string Pull() override {
    const Lock lock(mutex_);
    return std::exchange(waiting_, {});
  }
  bool over() override {
    const Lock lock(mutex_);
    return over_ && waiting_.empty();
  }
  void Attach(std::function<void()> wake) override {
    const Lock lock(mutex_);
    wake_ = std::move(wake);
  }
  void Detach() override {
    const Lock lock(mutex_);
    wake_ = nullptr;
    gone_ = true;
  }

  // A reader that is too slow loads its page anew. `wake_` is called under the lock, so that it is
  // not called any more once Detach has returned; it only posts.
  void Push(const std::string& text, std::int64_t id, bool last = false) {
    const Lock lock(mutex_);
    const bool full = waiting_.size() + text.size() > kWaitingBytesMax;
    if (full) {
      waiting_ = Event(id, "muatulang", "{}");
    } else {
      waiting_ += text;
    }
    over_ = over_ || last;
    if (wake_) wake_();
  }

  bool gone() {
    const Lock lock(mutex_);
    return gone_ || over_;
  }
  const Listener& listener() const { return listener_; }
  const Render& render() const { return render_; }
  std::int64_t sent() const { return sent_; }
  void set_sent(std::int64_t sent) { sent_ = sent; }

 private:
  const Listener listener_;
  std::int64_t sent_;  // of the hub's thread
  const Render render_;
  Mutex mutex_;
  std::string waiting_ TEPAT_GUARDED_BY(mutex_);
  std::function<void()> wake_ TEPAT_GUARDED_BY(mutex_);
  bool over_ TEPAT_GUARDED_BY(mutex_) = false;
  bool gone_ TEPAT_GUARDED_BY(mutex_) = false;
};

LiveHub::~LiveHub() {
  const Lock lock(mutex_);
  for (const auto& stream : streams_) stream->Detach();
}

// Shared by the hub and the connection.
std::shared_ptr<EventSource> LiveHub::Open(const Listener& listener, std::int64_t since,
                                           Render render) {
  // Shared by the hub and the connection.
  const std::shared_ptr<Stream> stream =
      std::make_shared<Stream>(listener, since, std::move(render));
  const Lock lock(mutex_);
  std::erase_if(streams_, [](const auto& other) { return other->gone(); });
  const auto of_session = [&](const auto& other) {
    return other->listener().session == listener.session;
  };
  while (std::count_if(streams_.begin(), streams_.end(), of_session) >= kStreamsPerSession ||
         streams_.size() >= kStreamsMax) {
    auto oldest = std::find_if(streams_.begin(), streams_.end(), of_session);
    if (oldest == streams_.end()) oldest = streams_.begin();
    (*oldest)->Push(Event(seen_, "gantian", "{}"), seen_, true);
    streams_.erase(oldest);
  }
  streams_.push_back(stream);
  stream->Push("retry: 2000\n\n", since);
  seen_ = -1;  // the next step looks after the newcomer too
  return stream;
}

void LiveHub::Close(const std::string& session_or_person) {
  const Lock lock(mutex_);
  for (const auto& stream : streams_) {
    const Listener& listener = stream->listener();
    if (listener.session != session_or_person && listener.person_id != session_or_person) continue;
    stream->Push(Event(stream->sent(), "muatulang", "{}"), stream->sent(), true);
  }
}

Status LiveHub::Deliver(Stream& stream, std::int64_t newest) {
  if (stream.sent() == newest) return Ok();
  using Changes = std::vector<casebook::Change>;
  struct Missed {
    Changes changes;
    bool lost = false;
  };
  TEPAT_ASSIGN(const Missed missed, pool_.Read<Missed>([&](sql::Database& db) -> Result<Missed> {
    TEPAT_ASSIGN(const auto range, casebook::ChangeRange(db));
    const bool lost = stream.sent() > newest || stream.sent() + 1 < range.first;
    if (lost) return Missed{{}, true};
    TEPAT_ASSIGN(Changes changes, casebook::ChangesAfter(db, stream.sent(), kReplayMax));
    return Missed{std::move(changes), false};
  }));
  stream.set_sent(newest);
  if (missed.lost) {
    stream.Push(Event(newest, "muatulang", "{}"), newest);
    return Ok();
  }
  std::set<std::string> cases;
  for (const casebook::Change& change : missed.changes) cases.insert(change.case_id);
  const std::string data = stream.render()(cases);
  if (!data.empty()) stream.Push(Event(newest, "kasus", data), newest);
  return Ok();
}

bool LiveHub::Step() {
  const auto range = pool_.Read<std::pair<std::int64_t, std::int64_t>>(casebook::ChangeRange);
  if (!range) return false;
  const std::int64_t newest = range->second;
  // Copied: parts are drawn, and services may be asked, without the lock.
  std::vector<std::shared_ptr<Stream>> streams;  // shared with the list
  {
    const Lock lock(mutex_);
    if (seen_ == newest) return false;
    seen_ = newest;
    std::erase_if(streams_, [](const auto& stream) { return stream->gone(); });
    streams.assign(streams_.begin(), streams_.end());
  }
  for (const auto& stream : streams) {
    const Status delivered = Deliver(*stream, newest);
    // What cannot be read now is sent with the next change.
    if (!delivered) spdlog::warn("a live page is behind: {}", delivered.error().message);
  }
  return true;
}

}  // namespace tepat::portal
