// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/daemon/process.h"
#include "services/timing/reader.h"
#include "services/timing/rung_clock.h"
#include "services/timing/service.h"
#include "services/timing/stream_keeper.h"

namespace {

using namespace tepat;
using Apply = journal::Reader::Apply;

int Wire(daemon::Process& process) {
  const timing::Config config;
  timing::Assessor assessor(config);
  timing::RungClock rungs(process.node(), assessor);
  timing::Service service(process.node(), process.guard(), assessor);
  const auto marks = [&](journal::Transaction& t, const journal::Event& event) {
    return timing::ApplyMarks(assessor, t, event);
  };
  const auto office = [&](journal::Transaction& t, const journal::Event& event) {
    return timing::ApplyOfficeFact(assessor, t, event);
  };
  std::vector<timing::KeptSource> kept = {{"timing",
                                           daemon::SubjectsOf(process.settings().office, "timing"),
                                           &process.node().journal()}};
  for (const std::string source :
       {"office", "correspondence", "disposition", "data-collection", "submission"}) {
    const auto reading =
        process.ReadFrom(source, source == "office" ? Apply(office) : Apply(marks));
    if (!reading) {
      std::cerr << reading.error().message << '\n';
      return 2;
    }
    kept.push_back({source, daemon::SubjectsOf(process.settings().office, source), *reading});
  }
  timing::StreamKeeper keeper(process.node(), process.nats(), process.settings().office, kept,
                              config);
  process.Run([&] { return rungs.Step(); }, nullptr);
  process.Run([&] { return keeper.Step(); }, nullptr);
  return process.Serve({&service});
}

}  // namespace

int main(int argc, char** argv) {
  return daemon::RunService(argc, argv, "timing", timing::Schema(), Wire);
}
