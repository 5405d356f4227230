// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casebook/casebook.h"
#include "libs/casebook/parts.h"
#include "libs/casebook/stuck_feed.h"
#include "libs/casebook/visit_feed.h"
#include "libs/http/server.h"
#include "services/portal/router.h"
#include "services/portal/sources.h"
#include "services/portal/words/error_words.h"

namespace {

using namespace tepat;

int Complain(const Error& error) {
  std::cerr << "portal: " << error.message << '\n';
  return daemon::kCannotStart;
}

int Wire(daemon::Process& process, const casebook::Casebook& book) {
  const daemon::Settings& settings = process.settings();
  daemon::Node& node = process.node();
  portal::Portal portal(
      settings, node, [&] { return process.Token(); }, process.zone());
  const Status reading = portal::ReadSources(process, book, portal.sessions, portal.live);
  if (!reading) return Complain(reading.error());
  casebook::VisitFeed visits(portal.backend, node.writer());
  daemon::Signal changed;
  node.writer().OnChange([&] {
    changed.Wake();
    portal.model_wait.Wake();
  });
  // Without a signal: this and the next wait by themselves, for timing and for their time.
  process.Run([&] { return visits.Step(); }, nullptr);
  casebook::StuckFeed stuck(portal.backend, node.writer(), node.world().monotonic);
  process.Run([&] { return stuck.Step(); }, nullptr);
  const auto step = [&] {
    portal.ready = true;
    return portal.live.Step();
  };
  process.Run(step, &changed);
  // Last, so that it goes first: its threads use all that stands above.
  const auto server = http::Server::Start(
      {settings.portal_address, settings.portal_port, portal::Config().workers, portal::TakesFiles,
       portal::RequestRefusals()},
      [&](const http::Request& request) { return portal::Answer(portal, request); });
  if (!server) return Complain(server.error());
  return process.Serve({});
}

}  // namespace

int main(int argc, char** argv) {
  const casebook::Casebook book({casebook::CasesPart(), casebook::HistoryPart(),
                                 casebook::EscalationsPart(), casebook::DraftsPart()});
  return daemon::RunService(argc, argv, "portal", book.Schema(),
                            [&](daemon::Process& process) { return Wire(process, book); });
}
