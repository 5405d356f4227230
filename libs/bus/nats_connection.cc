// SPDX-License-Identifier: Apache-2.0
#include "libs/bus/nats_connection.h"

#include <nats/nats.h>

#include <atomic>

#include "libs/base/check.h"
#include "libs/base/mutex.h"

namespace tepat::bus {
namespace {

// A server that restarts is back within a second; four tries in it cost nothing.
constexpr std::chrono::milliseconds kConnectInterval(250);
// On the loopback: a server that takes longer hangs.
constexpr std::int64_t kConnectMillis = 1000;
constexpr std::int64_t kWriteMillis = 2000;
// A dead server is noticed after three of them, half a minute.
constexpr std::int64_t kPingMillis = 10'000;
constexpr int kPingsMax = 2;

// An owned handle of the library.
template <class T, void (*Release)(T*)>
struct Releaser {
  void operator()(T* handle) const { Release(handle); }
};
using OptionsPtr = std::unique_ptr<natsOptions, Releaser<natsOptions, natsOptions_Destroy>>;
using MessagePtr = std::unique_ptr<natsMsg, Releaser<natsMsg, natsMsg_Destroy>>;

tl::unexpected<Error> Down(natsStatus status) {
  return Fail(Code::kUnavailable, status == NATS_TIMEOUT ? "bus.timeout" : "bus.down",
              natsStatus_GetText(status));
}

// The library's default error handler prints to standard error. Permission refusals also come here:
// the call that was refused times out.
void IgnoreAsyncError(natsConnection*, natsSubscription*, natsStatus, void*) {}

}  // namespace

struct Subscription::Handle {
  natsSubscription* subscription = nullptr;
};

struct NatsConnection::Impl {
  NatsOptions options;  // set when the connection is made, only read afterwards
  mutable Mutex mutex;
  natsConnection* connection TEPAT_GUARDED_BY(mutex) = nullptr;
  std::chrono::steady_clock::time_point not_before TEPAT_GUARDED_BY(mutex){};
  std::atomic<std::int64_t> generation = 0;

  static void OnReconnected(natsConnection*, void* self) { ++static_cast<Impl*>(self)->generation; }

  natsStatus Configure(natsOptions* made) {
    const std::string url = "nats://" + options.host + ":" + std::to_string(options.port);
    const std::string inbox = "_INBOX." + options.user;
    natsStatus s = natsOptions_SetURL(made, url.c_str());
    if (s == NATS_OK) s = natsOptions_SetName(made, options.user.c_str());
    if (s == NATS_OK) {
      s = natsOptions_SetUserInfo(made, options.user.c_str(), options.password.c_str());
    }
    if (s == NATS_OK) s = natsOptions_SetCustomInboxPrefix(made, inbox.c_str());
    if (s == NATS_OK) s = natsOptions_SetTimeout(made, kConnectMillis);
    if (s == NATS_OK) s = natsOptions_SetMaxReconnect(made, -1);
    if (s == NATS_OK) s = natsOptions_SetReconnectWait(made, kConnectInterval.count());
    if (s == NATS_OK) s = natsOptions_SetReconnectJitter(made, 0, 0);
    if (s == NATS_OK) s = natsOptions_SetReconnectBufSize(made, 1);
    if (s == NATS_OK) s = natsOptions_SetPingInterval(made, kPingMillis);
    if (s == NATS_OK) s = natsOptions_SetMaxPingsOut(made, kPingsMax);
    if (s == NATS_OK) s = natsOptions_SetWriteDeadline(made, kWriteMillis);
    if (s == NATS_OK) s = natsOptions_SetErrorHandler(made, IgnoreAsyncError, nullptr);
    if (s == NATS_OK) s = natsOptions_SetReconnectedCB(made, OnReconnected, this);
    return s;
  }

  void Connect() TEPAT_REQUIRES(mutex) {
    natsOptions* raw = nullptr;
    if (natsOptions_Create(&raw) != NATS_OK) return;
    const OptionsPtr made(raw);
    if (Configure(made.get()) != NATS_OK) return;
    if (natsConnection_Connect(&connection, made.get()) == NATS_OK) {
      ++generation;
    } else {
      connection = nullptr;
    }
  }

  // The connection while it is usable, else null.
  natsConnection* Usable() const {
    const Lock lock(mutex);
    if (connection == nullptr || natsConnection_Status(connection) != NATS_CONN_STATUS_CONNECTED) {
      return nullptr;
    }
    return connection;
  }
};

NatsConnection::NatsConnection(NatsOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
  // Once for the process, and never closed: the library counts its own users.
  static const natsStatus opened = nats_Open(-1);
  TEPAT_CHECK(opened == NATS_OK);
}

NatsConnection::~NatsConnection() {
  const Lock lock(impl_->mutex);
  if (impl_->connection == nullptr) return;
  natsConnection_Close(impl_->connection);
  natsConnection_Destroy(impl_->connection);
}

bool NatsConnection::EnsureConnected() {
  {
    const Lock lock(impl_->mutex);
    const auto now = std::chrono::steady_clock::now();
    const bool closed = impl_->connection == nullptr || natsConnection_IsClosed(impl_->connection);
    if (closed && now >= impl_->not_before) {
      if (impl_->connection != nullptr) natsConnection_Destroy(impl_->connection);
      impl_->connection = nullptr;
      impl_->not_before = now + kConnectInterval;
      impl_->Connect();
    }
  }
  return impl_->Usable() != nullptr;
}

std::int64_t NatsConnection::generation() const { return impl_->generation; }

std::string NatsConnection::Inbox(std::string_view suffix) const {
  return "_INBOX." + impl_->options.user + "." + std::string(suffix);
}

Status NatsConnection::Publish(const std::string& subject, const std::string& reply,
                               const std::string& message_id, std::string_view body) {
  natsConnection* connection = impl_->Usable();
  if (connection == nullptr) return Down(NATS_CONNECTION_DISCONNECTED);
  natsMsg* raw = nullptr;
  natsStatus s = natsMsg_Create(&raw, subject.c_str(), reply.empty() ? nullptr : reply.c_str(),
                                body.data(), static_cast<int>(body.size()));
  const MessagePtr message(raw);
  if (s == NATS_OK && !message_id.empty()) {
    s = natsMsgHeader_Set(raw, "Nats-Msg-Id", message_id.c_str());
  }
  if (s == NATS_OK) s = natsConnection_PublishMsg(connection, raw);
  return s == NATS_OK ? Ok() : Down(s);
}

Result<std::string> NatsConnection::Request(const std::string& subject, std::string_view body,
                                            std::chrono::milliseconds wait) {
  natsConnection* connection = impl_->Usable();
  if (connection == nullptr) return Down(NATS_CONNECTION_DISCONNECTED);
  natsMsg* raw = nullptr;
  const natsStatus s = natsConnection_Request(&raw, connection, subject.c_str(), body.data(),
                                              static_cast<int>(body.size()), wait.count());
  const MessagePtr message(raw);
  if (s != NATS_OK) return Down(s);
  return std::string(natsMsg_GetData(raw), static_cast<std::size_t>(natsMsg_GetDataLength(raw)));
}

Result<std::unique_ptr<Subscription>> NatsConnection::Subscribe(const std::string& subject) {
  natsConnection* connection = impl_->Usable();
  if (connection == nullptr) return Down(NATS_CONNECTION_DISCONNECTED);
  natsSubscription* handle = nullptr;
  const natsStatus s = natsConnection_SubscribeSync(&handle, connection, subject.c_str());
  if (s != NATS_OK) return Down(s);
  return std::make_unique<Subscription>(
      std::make_unique<Subscription::Handle>(Subscription::Handle{handle}));
}

Status NatsConnection::Flush() {
  natsConnection* connection = impl_->Usable();
  if (connection == nullptr) return Down(NATS_CONNECTION_DISCONNECTED);
  const natsStatus s = natsConnection_FlushTimeout(connection, kWriteMillis);
  return s == NATS_OK ? Ok() : Down(s);
}

Subscription::Subscription(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}

Subscription::~Subscription() {
  natsSubscription_Unsubscribe(handle_->subscription);
  natsSubscription_Destroy(handle_->subscription);
}

Result<Message> Subscription::Next(std::chrono::milliseconds wait) {
  natsMsg* raw = nullptr;
  // The library reads a wait of 0 as an error; 1 ms is as short.
  const natsStatus s = natsSubscription_NextMsg(&raw, handle_->subscription,
                                                std::max<std::int64_t>(1, wait.count()));
  const MessagePtr message(raw);
  if (s != NATS_OK) return Down(s);
  Message made{
      natsMsg_GetSubject(raw),
      std::string(natsMsg_GetData(raw), static_cast<std::size_t>(natsMsg_GetDataLength(raw))), ""};
  const char* status = nullptr;
  if (natsMsgHeader_Get(raw, "Status", &status) == NATS_OK) made.status = status;
  return made;
}

int Subscription::pending() const {
  int messages = 0;
  int bytes = 0;
  natsSubscription_GetPending(handle_->subscription, &messages, &bytes);
  return messages;
}

}  // namespace tepat::bus
