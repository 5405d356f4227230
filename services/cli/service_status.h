// SPDX-License-Identifier: Apache-2.0
// `tepat status`: whether every service answers, and whether everything has arrived everywhere.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "services/cli/operator.h"
#include "tepat/journal/v1/maintenance.pb.h"

namespace tepat::cli {

// Progress of every service that answers, by its name.
using OfficeProgress = std::map<std::string, journal::v1::GetProgressResponse>;
OfficeProgress ReadOfficeProgress(Operator& self);

// What has not arrived yet, a short phrase each in Indonesian: readers that are behind, hand-offs
// that are owed, and, with `bus`, facts that are not published. Services that do not answer are
// left out.
std::vector<std::string> LagsOf(const OfficeProgress& office, const std::string& service, bool bus);

// A service as one line without its end, and as JSON; `progress` is null when it does not answer.
std::string StatusLine(const std::string& service, const journal::v1::GetProgressResponse* progress,
                       const std::vector<std::string>& lags);
nlohmann::ordered_json StatusJson(const std::string& service,
                                  const journal::v1::GetProgressResponse* progress,
                                  const std::vector<std::string>& lags);

// `tepat status`. Returns 1 when a service does not answer or something has not arrived.
int ShowStatus(Operator& self, bool json);

}  // namespace tepat::cli
