// SPDX-License-Identifier: Apache-2.0
// Live pages: whenever cases change, every listening browser is sent what its
// page shows of them. The number of the change is the event's id, so a browser
// that comes back is sent what it missed, or told to load its page anew when
// that is no longer kept.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <set>
#include <string>

#include "libs/base/mutex.h"
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
  Mutex mutex_;
  // Shared with their connections. A stream's own mutex is taken under this one, never the other
  // way.
  std::list<std::shared_ptr<Stream>> streams_ TEPAT_GUARDED_BY(mutex_);
  std::int64_t seen_ TEPAT_GUARDED_BY(mutex_) = -1;  // newest change that all streams were told
};

}  // namespace tepat::portal
