// SPDX-License-Identifier: Apache-2.0
#include "services/cli/verb.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

namespace tepat::cli {

Typed::Typed() {
  const char* set = std::getenv("TEPAT_HOME");
  home = set == nullptr ? "run" : set;
}

CLI::App* AddVerb(CLI::App& parent, Typed& typed, const std::string& name, const std::string& help,
                  const Act& act) {
  CLI::App* verb = parent.add_subcommand(name, help);
  verb->add_option("--home", typed.home, "Folder data kantor (bawaan: $TEPAT_HOME atau run)");
  verb->add_flag("--json", typed.json, "Keluaran JSON");
  // An operator only when a verb was typed: help and mistakes need no office.
  verb->callback([&typed, act] {
    Operator self(typed.home);
    typed.status = act(self);
  });
  return verb;
}

CLI::App* AddGroup(CLI::App& app, const std::string& name, const std::string& help) {
  CLI::App* group = app.add_subcommand(name, help);
  group->require_subcommand(1);
  return group;
}

void AddZone(CLI::App* verb, Typed& typed) {
  verb->add_option("--time-zone", typed.time_zone, "Zona waktu tampilan (bawaan: Asia/Jakarta)");
}

CLI::Option* AddPerson(CLI::App* verb, std::string& person) {
  return verb->add_option("--person", person, "Atas nama pejabat ini");
}

void AddRequestId(CLI::App* verb, std::string& request_id) {
  verb->add_option("--request-id", request_id, "Mengulangi permintaan yang terputus");
}

}  // namespace tepat::cli
