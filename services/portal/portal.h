// SPDX-License-Identifier: Apache-2.0
// What every screen stands on: the read model, the services, who is at the
// browser, and the time.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/calls/backend.h"
#include "libs/daemon/process.h"
#include "libs/identity/office_view.h"
#include "libs/identity/verifier.h"
#include "libs/worktime/calendar.h"
#include "services/portal/assets.h"
#include "services/portal/config.h"
#include "services/portal/failures.h"
#include "services/portal/live.h"
#include "services/portal/names.h"
#include "services/portal/notices.h"
#include "services/portal/sessions.h"
#include "services/portal/words/clock_words.h"

namespace tepat::portal {

// Who people are. Names live in the office; they are kept here for a minute, in
// memory alone. Any thread.
class People {
 public:
  struct Person {
    std::string person_id;
    std::string key;
    std::string name;
    std::vector<std::string> positions;
  };

  People(const calls::Backend& backend, const MonotonicClock& clock)
      : backend_(backend), clock_(clock) {}

  // The name; empty while the office does not answer or for an unknown person.
  std::string NameOf(const std::string& person_id);
  // All people, by key.
  std::vector<Person> All();

 private:
  void Refresh();  // under the mutex

  const calls::Backend& backend_;
  const MonotonicClock& clock_;
  std::mutex mutex_;
  std::vector<Person> people_;
  std::optional<MonotonicTime> read_;
};

// The office's default calendar, built once for each of its versions. Any
// thread.
class Calendars {
 public:
  // The calendar now; null while the office has told none. Shared by those who
  // still use it.
  std::shared_ptr<const worktime::Calendar> Current(sql::Database& db);

 private:
  std::mutex mutex_;
  identity::CalendarKey key_;
  // Shared by this cache and screens being drawn.
  std::shared_ptr<const worktime::Calendar> calendar_;
};

// The parts of the portal. Lives in `main`'s frame. Any thread.
struct Portal {
  // Settings and node outlive the portal; `token` gives its own token.
  Portal(const daemon::Settings& of, daemon::Node& node, std::function<std::string()> token,
         worktime::Zone zone);
  Portal(const Portal&) = delete;
  Portal& operator=(const Portal&) = delete;

  const daemon::Settings& settings;
  const Config config = {};
  sql::ReaderPool& pool;
  journal::Writer& writer;
  const daemon::World& world;
  const calls::Backend backend;
  Sessions sessions;
  People people;
  Calendars calendars = {};
  LiveHub live;
  ModelWait model_wait;
  Notices notices = {};
  Failures failures = {};
  const Assets assets = {};
  const TimeWords times;
  identity::Verifier verifier;      // of a wallboard's token
  std::atomic<bool> ready = false;  // its threads run: people may come in
};

// One request being answered. Lives in its worker's frame.
struct Context {
  Portal& portal;
  const Request& request;
  Instant now;
  std::optional<Viewer> viewer = {};
  std::vector<std::string> params = {};  // parts of the path where the pattern has `{}`
  Titles titles = {};
  // Shared with the cache of calendars.
  std::shared_ptr<const worktime::Calendar> calendar = {};
  std::set<std::string> responsible = {};       // commands that are the viewer's to do
  std::set<std::string> allowed = {};           // commands that the viewer may do
  std::set<int> pausable = {};                  // steps whose clock the viewer may hold
  std::vector<std::string> pause_reasons = {};  // of the SOP in force
  std::map<int, std::string> standards = {};    // of the steps: `4 hari kerja`
  int sop_versions = 0;                         // that the office has

  // Units for which the viewer acts.
  std::set<std::string> units() const;
  // Names of positions for whom units' tasks are the viewer's.
  std::vector<std::string> position_keys() const;
  // Whether the viewer acts in that position.
  bool Holds(const std::string& position) const;
  // Whether the viewer may let the clock of a step stand still.
  bool MayPause(int step) const { return pausable.contains(step); }
  bool May(const std::string& command) const { return allowed.contains(command); }
  const Fields& form() const { return request.form.fields; }

  // Reads from the model.
  template <class T>
  Result<T> Read(const std::function<Result<T>(sql::Database&)>& query) const {
    return portal.pool.Read<T>(query);
  }
};

// Fills in what the model knows of the viewer: titles, calendar, commands.
Status Prepare(Context& context);

// The same for what can be done with one case: by the SOP version that it follows.
Context InCase(const Context& context, const std::string& case_id);

// How somebody is called who acted in a position: `Kasubbag Keuangan`, `Plh.
// Camat`.
std::string ActorName(const Context& context, const std::string& person_id,
                      const std::string& position, const std::string& delegation_id);

// A new id for a form: its repeat has the effect once.
std::string NewRequestId(const Context& context);

}  // namespace tepat::portal
