// SPDX-License-Identifier: Apache-2.0
// What every screen stands on.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/worktime/calendar.h"
#include "services/portal/names.h"
#include "services/portal/portal.h"

namespace tepat::portal {

// One request being answered: who asks, what he may do, and what the model says of the office. Made
// by the router, or by a live page that is drawn anew; lives in its worker's frame, one thread.
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
  // Whether the viewer acts in one of these roles, or in a position of that name.
  bool ActsAs(const std::vector<std::string>& roles) const;
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

// Fills in what the model knows of the viewer: titles, calendar, commands by the SOP in force.
// Fails as the model's database does.
Status Prepare(Context& context);

// The same for what can be done with one case: by the SOP version that it follows.
Context InCase(const Context& context, const std::string& case_id);

// How somebody is called who acted in a position: `Kasubbag Keuangan`, `Plh. Camat`; without a
// position by his name, empty for an unknown one.
std::string ActorName(const Context& context, const std::string& person_id,
                      const std::string& position, const std::string& delegation_id);

// A new id for a form: its repeat has the effect once.
std::string NewRequestId(const Context& context);

}  // namespace tepat::portal
