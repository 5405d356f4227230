// SPDX-License-Identifier: Apache-2.0
// Live pages: whenever cases change, every listening browser is sent what its
// page shows of them. The number of the change is the event's id, so a browser
// that comes back is sent what it missed, or told to load its page anew when
// that is no longer kept.
#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "libs/sql/reader_pool.h"
#include "services/portal/names.h"

namespace tepat::portal {

// Any thread; Step one at a time.
class LiveHub {
 public:
  // What a page shows of these cases now, as one line of JSON; empty for
  // nothing.
  using Render = std::function<std::string(const std::set<std::string>& case_ids)>;

  // Who listens: a session (or a wallboard), and whose.
  struct Listener {
    std::string session;
    std::string person_id;
  };

  explicit LiveHub(sql::ReaderPool& pool) : pool_(pool) {}
  ~LiveHub();
  LiveHub(const LiveHub&) = delete;
  LiveHub& operator=(const LiveHub&) = delete;

  // Opens a stream for a page that has seen all changes up to `since`. A
  // session has four at most: the oldest is told to yield. Shared by the hub
  // and the connection.
  std::shared_ptr<EventSource> Open(const Listener& listener, std::int64_t since, Render render);

  // Ends the streams of a session, or of all of a person, that is over: its
  // pages load anew.
  void Close(const std::string& session_or_person);

  // Sends what has changed since the last step. True when something had.
  bool Step();

 private:
  class Stream;

  Status Deliver(Stream& stream, std::int64_t newest);

  sql::ReaderPool& pool_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Stream>> streams_;  // shared with their connections
  std::int64_t seen_ = -1;
};

// Waits until the read model has taken over a fact. Any thread.
class ModelWait {
 public:
  explicit ModelWait(sql::ReaderPool& pool) : pool_(pool) {}

  // Called after each commit of the model.
  void Wake();
  // Waits a second at most. False when the model is not there yet.
  bool Until(const std::string& source, std::int64_t sequence);

 private:
  sql::ReaderPool& pool_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t commits_ = 0;
};

}  // namespace tepat::portal
