// SPDX-License-Identifier: Apache-2.0
// What all services of an office share: `<home>/tepat.toml`.
//
//   <home>/tepat.toml            settings
//   <home>/clock                 the instant of a simulated office (SharedClock)
//   <home>/secrets/nats-<user>   NATS passwords, one a file
//   <home>/secrets/token-<name>  tokens of services and of the operator
//   <home>/run/<service>.sock    sockets
//   <home>/<service>/journal.db  each service's own data
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/mistake.h"

namespace tepat::daemon {

// A source that another party runs and that timing is to time.
struct ForeignSource {
  std::string name;     // NATS user and last part of its subjects; at most 24 characters
  std::string journal;  // absolute path of the socket of its JournalService; empty when it has none
  std::chrono::seconds gap_wait{30};  // without a journal: how long a missing fact is waited for
};

// Checked settings. Value type.
struct Settings {
  std::string home;
  std::string office = "lumajang";  // lower-case letters and digits, at most 32
  bool production = false;          // refuses simulated time
  bool simulated = false;           // office time stands in `<home>/clock`
  int nats_port = 4222;
  std::string time_zone = "Asia/Jakarta";    // of the office, for dates that people see
  std::string portal_address = "127.0.0.1";  // where people's browsers connect
  int portal_port = 8080;
  std::vector<ForeignSource> foreign;
};

// Reads `<home>/tepat.toml`. Every mistake is added with its line; on any, nothing is returned.
std::optional<Settings> ReadSettings(const std::string& home, Mistakes& mistakes);

// One secret, without its line break; empty when it is not there.
std::string ReadSecret(const Settings& settings, const std::string& name);

}  // namespace tepat::daemon
