// SPDX-License-Identifier: Apache-2.0
// What all verbs of the tool have in common: an office's folder, `--json`, and the status with
// which the tool ends.
#pragma once

#include <functional>
#include <string>

#include "services/cli/operator.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tepat::cli {

// What was typed behind any verb, and how the one that was typed has ended. Outlives the parsing.
struct Typed {
  Typed();

  std::string home;  // `--home`, else $TEPAT_HOME, else `run`
  std::string time_zone = "Asia/Jakarta";
  bool json = false;
  int status = 0;
};

// What a verb does, as the operator; gives the exit status.
using Act = std::function<int(Operator&)>;

// Adds a verb; `act` runs when it was typed. What it refers to outlives the parsing.
CLI::App* AddVerb(CLI::App& parent, Typed& typed, const std::string& name, const std::string& help,
                  const Act& act);

// Adds a word that stands before verbs.
CLI::App* AddGroup(CLI::App& app, const std::string& name, const std::string& help);

// `--time-zone`, for verbs that show times.
void AddZone(CLI::App* verb, Typed& typed);

// `--person`: under whose right the verb acts; whether it has to be there is the caller's to say.
CLI::Option* AddPerson(CLI::App* verb, std::string& person);

// `--request-id`, of an attempt that was not answered.
void AddRequestId(CLI::App* verb, std::string& request_id);

}  // namespace tepat::cli
