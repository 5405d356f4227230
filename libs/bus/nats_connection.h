// SPDX-License-Identifier: Apache-2.0
// The fence around the NATS C client 3.4, and its traps designed out: no reconnect buffer (a
// publish that was given up must not appear later), endless reconnects, deadlines on writes, pings
// that notice a dead server in 30 s, callbacks that only set a flag, no TLS, no nkeys, no push
// subscriptions, no library-made pull subscriptions, bounded closing.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tepat::bus {

// Where the server is and who we are there.
struct NatsOptions {
  std::string host = "127.0.0.1";
  int port = 4222;
  std::string user;      // one per service; also the prefix of its inboxes
  std::string password;  // generated at installation
};

// A subscription; ends with its connection.
class Subscription;

// One message.
struct Message {
  std::string subject;
  std::string body;
  std::string status;  // value of the header `Status`: 404, 408, 409, 503; empty for data
};

// One connection for a process. Any thread. Connects lazily and for ever again.
class NatsConnection {
 public:
  explicit NatsConnection(NatsOptions options);
  ~NatsConnection();
  NatsConnection(const NatsConnection&) = delete;
  NatsConnection& operator=(const NatsConnection&) = delete;

  // True while the server is there. Tries to connect, at most every 250 ms. Counts the connections
  // made, so that a user notices a new one; of one that the library has made again by itself, a
  // moment after it is there.
  bool EnsureConnected();
  std::int64_t generation() const;

  // Sends; `reply` may be empty, `message_id` becomes `Nats-Msg-Id`. Fails with `bus.down`.
  Status Publish(const std::string& subject, const std::string& reply,
                 const std::string& message_id, std::string_view body);
  // Sends a request and waits for its answer. Fails with `bus.down` or `bus.timeout`.
  Result<std::string> Request(const std::string& subject, std::string_view body,
                              std::chrono::milliseconds wait);
  // Receives what comes to `subject`.
  Result<std::unique_ptr<Subscription>> Subscribe(const std::string& subject);
  // Sends out what is buffered.
  Status Flush();
  // `_INBOX.<user>.<suffix>`: a place for answers that only this user may hear.
  std::string Inbox(std::string_view suffix) const;

 private:
  friend class Subscription;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One thread at a time; destroyed before its connection.
class Subscription {
 public:
  struct Handle;  // the library's
  explicit Subscription(std::unique_ptr<Handle> handle);
  ~Subscription();
  Subscription(const Subscription&) = delete;
  Subscription& operator=(const Subscription&) = delete;

  // The next message; fails with `bus.timeout` when none came in time, else `bus.down`.
  Result<Message> Next(std::chrono::milliseconds wait);
  // Messages that have arrived and were not taken.
  int pending() const;

 private:
  std::unique_ptr<Handle> handle_;
};

}  // namespace tepat::bus
