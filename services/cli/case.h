// SPDX-License-Identifier: Apache-2.0
// `tepat case show` and `tepat status`: where things stand.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// `tepat case show ID`: every visit of the case, as timing judges it, in the office's time zone.
int ShowCase(Operator& self, const std::string& case_id, const std::string& time_zone, bool json);

// `tepat status`: each service's journal and how far timing has read it. Returns 1 when a service
// does not answer or timing is behind.
int ShowStatus(Operator& self, bool json);

}  // namespace tepat::cli
