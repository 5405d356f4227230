// SPDX-License-Identifier: Apache-2.0
#include "services/portal/live.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "libs/casebook/store/settle.h"

namespace tepat::portal {
namespace {

constexpr int kStreamsPerSession = 4;
constexpr std::size_t kStreamsMax = 400;
constexpr std::size_t kWaitingBytesMax = std::size_t{256} * 1024;
constexpr int kReplayMax = 4000;
constexpr std::chrono::seconds kModelWait{1};

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
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }
  bool over() override {
    const std::lock_guard lock(mutex_);
    return over_ && waiting_.empty();
  }
  void Attach(std::function<void()> wake) override {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }
  void Detach() override {
    const std::lock_guard lock(mutex_);
    wake_ = nullptr;
    gone_ = true;
  }

  // A reader that is too slow loads its page anew.
  void Push(const std::string& text, std::int64_t id, bool last = false) {
    const std::lock_guard lock(mutex_);
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
    const std::lock_guard lock(mutex_);
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
  std::mutex mutex_;
  std::string waiting_;
  std::function<void()> wake_;
  bool over_ = false;
  bool gone_ = false;
};

LiveHub::~LiveHub() {
  const std::lock_guard lock(mutex_);
  for (const auto& stream : streams_) stream->Detach();
}

// Shared by the hub and the connection.
std::shared_ptr<EventSource> LiveHub::Open(const Listener& listener, std::int64_t since,
                                           Render render) {
  // Shared by the hub and the connection.
  const std::shared_ptr<Stream> stream =
      std::make_shared<Stream>(listener, since, std::move(render));
  const std::lock_guard lock(mutex_);
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
  const std::lock_guard lock(mutex_);
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
  std::vector<std::shared_ptr<Stream>> streams;  // shared with the list
  {
    const std::lock_guard lock(mutex_);
    if (seen_ == newest) return false;
    seen_ = newest;
    std::erase_if(streams_, [](const auto& stream) { return stream->gone(); });
    streams.assign(streams_.begin(), streams_.end());
  }
  for (const auto& stream : streams) {
    // What cannot be read now is sent with the next change.
    if (!Deliver(*stream, newest)) continue;
  }
  return true;
}

void ModelWait::Wake() {
  {
    const std::lock_guard lock(mutex_);
    ++commits_;
  }
  changed_.notify_all();
}

bool ModelWait::Until(const std::string& source, std::int64_t sequence) {
  const auto end = std::chrono::steady_clock::now() + kModelWait;
  while (true) {
    std::int64_t before = 0;
    {
      const std::lock_guard lock(mutex_);
      before = commits_;
    }
    const auto cursor =
        pool_.Read<std::int64_t>([&](sql::Database& db) { return casebook::CursorOf(db, source); });
    if (cursor && *cursor >= sequence) return true;
    std::unique_lock lock(mutex_);
    if (!changed_.wait_until(lock, end, [&] { return commits_ != before; })) return false;
  }
}

}  // namespace tepat::portal
