// SPDX-License-Identifier: Apache-2.0
// The parts of the portal: the read model, the services, who is at the browser, and the time.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "libs/calls/backend.h"
#include "libs/daemon/process.h"
#include "libs/identity/verifier.h"
#include "libs/page/failures.h"
#include "libs/page/notices.h"
#include "services/portal/assets.h"
#include "services/portal/calendars.h"
#include "services/portal/config.h"
#include "services/portal/live.h"
#include "services/portal/model_wait.h"
#include "services/portal/names.h"
#include "services/portal/people.h"
#include "services/portal/sessions.h"

namespace tepat::portal {

// Lives in `main`'s frame, made before the threads that read sources and destroyed after them. Any
// thread: each part says so of itself.
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
  page::Notices notices = {};
  page::Failures failures = {};
  const Assets assets = {};
  const TimeWords times;
  identity::Verifier verifier;      // of a wallboard's token
  std::atomic<bool> ready = false;  // its threads run: people may come in
};

}  // namespace tepat::portal
