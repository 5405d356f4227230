// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/daemon/process.h"
#include "services/timing/answers/queries.h"
#include "services/timing/intake/sources.h"
#include "services/timing/service.h"
#include "services/timing/store/schema.h"
#include "services/timing/telling/rung_clock.h"
#include "services/timing/telling/watch.h"

namespace {

using namespace tepat;

int Wire(daemon::Process& process) {
  const timing::Config config;
  timing::Assessor assessor(config);
  const auto sources = timing::ReadSources(process, assessor);
  if (!sources) {
    std::cerr << sources.error().message << '\n';
    return daemon::kCannotStart;
  }
  daemon::Node& node = process.node();
  timing::RungClock rungs(node, assessor);
  timing::StreamKeeper keeper(node, process.nats(), process.settings().office, *sources, config);
  daemon::Signal changed;
  const Clock& clock = process.world().clock;
  timing::VisitWatch watch(
      config,
      [&](std::int64_t after) { return timing::ReadChanges(node, assessor, after, clock.Now()); },
      [&] { changed.Wake(); });
  // Also what others' marks change, of which timing itself may record nothing: the watch looks
  // after each commit, and sends what is new.
  node.writer().OnChange([&] { changed.Wake(); });
  process.Run([&] { return rungs.Step(); }, nullptr);
  process.Run([&] { return keeper.Step(); }, nullptr);
  process.Run([&] { return watch.Step(clock.Now()); }, &changed);
  timing::Service service(node, process.guard(), assessor, watch);
  return process.Serve({&service});
}

}  // namespace

int main(int argc, char** argv) {
  return daemon::RunService(argc, argv, "timing", timing::Schema(), Wire);
}
